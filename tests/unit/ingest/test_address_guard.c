#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include "ingest/address_guard.h"
#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>
#include <string.h>

static const struct {
  const char *address;
  enum tw_address_class class;
} rows[] = {
    {"0.0.0.0", TW_ADDRESS_UNSPECIFIED},
    {"0.1.2.3", TW_ADDRESS_UNSPECIFIED},
    {"1.0.0.0", TW_ADDRESS_PUBLIC},
    {"8.8.8.8", TW_ADDRESS_PUBLIC},
    {"9.255.255.255", TW_ADDRESS_PUBLIC},
    {"10.0.0.0", TW_ADDRESS_PRIVATE},
    {"10.255.255.255", TW_ADDRESS_PRIVATE},
    {"11.0.0.0", TW_ADDRESS_PUBLIC},
    {"100.63.255.255", TW_ADDRESS_PUBLIC},
    {"100.64.0.0", TW_ADDRESS_SHARED},
    {"100.100.100.200", TW_ADDRESS_SHARED},
    {"100.127.255.255", TW_ADDRESS_SHARED},
    {"100.128.0.0", TW_ADDRESS_PUBLIC},
    {"126.255.255.255", TW_ADDRESS_PUBLIC},
    {"127.0.0.1", TW_ADDRESS_LOOPBACK},
    {"127.255.255.255", TW_ADDRESS_LOOPBACK},
    {"128.0.0.0", TW_ADDRESS_PUBLIC},
    {"169.253.255.255", TW_ADDRESS_PUBLIC},
    {"169.254.169.254", TW_ADDRESS_LINK_LOCAL},
    {"169.255.0.0", TW_ADDRESS_PUBLIC},
    {"172.15.255.255", TW_ADDRESS_PUBLIC},
    {"172.16.0.0", TW_ADDRESS_PRIVATE},
    {"172.31.255.255", TW_ADDRESS_PRIVATE},
    {"172.32.0.0", TW_ADDRESS_PUBLIC},
    {"192.0.0.8", TW_ADDRESS_RESERVED},
    {"192.0.1.0", TW_ADDRESS_PUBLIC},
    {"192.0.2.1", TW_ADDRESS_DOCUMENTATION},
    {"192.88.99.1", TW_ADDRESS_RESERVED},
    {"192.167.255.255", TW_ADDRESS_PUBLIC},
    {"192.168.0.1", TW_ADDRESS_PRIVATE},
    {"192.169.0.0", TW_ADDRESS_PUBLIC},
    {"198.17.255.255", TW_ADDRESS_PUBLIC},
    {"198.18.0.0", TW_ADDRESS_BENCHMARK},
    {"198.19.255.255", TW_ADDRESS_BENCHMARK},
    {"198.20.0.0", TW_ADDRESS_PUBLIC},
    {"198.51.100.7", TW_ADDRESS_DOCUMENTATION},
    {"203.0.113.7", TW_ADDRESS_DOCUMENTATION},
    {"223.255.255.255", TW_ADDRESS_PUBLIC},
    {"224.0.0.1", TW_ADDRESS_MULTICAST},
    {"239.255.255.255", TW_ADDRESS_MULTICAST},
    {"240.0.0.1", TW_ADDRESS_RESERVED},
    {"255.255.255.254", TW_ADDRESS_RESERVED},
    {"255.255.255.255", TW_ADDRESS_BROADCAST},
    {"::", TW_ADDRESS_UNSPECIFIED},
    {"::1", TW_ADDRESS_LOOPBACK},
    {"::2", TW_ADDRESS_RESERVED},
    {"::127.0.0.1", TW_ADDRESS_RESERVED}, /* IPv4-compatible, withdrawn */
    {"::ffff:127.0.0.1", TW_ADDRESS_LOOPBACK},
    {"::ffff:10.1.2.3", TW_ADDRESS_PRIVATE},
    {"::ffff:169.254.169.254", TW_ADDRESS_LINK_LOCAL},
    {"::ffff:0.0.0.0", TW_ADDRESS_UNSPECIFIED},
    {"::ffff:8.8.8.8", TW_ADDRESS_MAPPED},
    {"64:ff9b::8.8.8.8", TW_ADDRESS_PUBLIC},
    {"64:ff9b::10.0.0.1", TW_ADDRESS_PRIVATE},
    {"64:ff9b::127.0.0.1", TW_ADDRESS_LOOPBACK},
    {"64:ff9b:1::1", TW_ADDRESS_PRIVATE},
    {"100::1", TW_ADDRESS_RESERVED},
    {"2001::1", TW_ADDRESS_RESERVED}, /* Teredo */
    {"2001:2::1", TW_ADDRESS_BENCHMARK},
    {"2001:20::1", TW_ADDRESS_RESERVED}, /* ORCHID */
    {"2001:db8::1", TW_ADDRESS_DOCUMENTATION},
    {"2001:db9::1", TW_ADDRESS_PUBLIC},
    {"2001:4860:4860::8888", TW_ADDRESS_PUBLIC},
    {"2002:7f00:1::", TW_ADDRESS_RESERVED}, /* 6to4 of 127.0.0.1 */
    {"2606:4700::1", TW_ADDRESS_PUBLIC},
    {"3ffe::1", TW_ADDRESS_PUBLIC},
    {"3fff:fff::1", TW_ADDRESS_DOCUMENTATION},
    {"3fff:1000::1", TW_ADDRESS_PUBLIC},
    {"4000::1", TW_ADDRESS_RESERVED},
    {"5f00::1", TW_ADDRESS_RESERVED},
    {"fc00::1", TW_ADDRESS_PRIVATE},
    {"fd00:ec2::254", TW_ADDRESS_PRIVATE},
    {"fe80::1", TW_ADDRESS_LINK_LOCAL},
    {"fe80::1%eth0", TW_ADDRESS_LINK_LOCAL},
    {"febf:ffff::1", TW_ADDRESS_LINK_LOCAL},
    {"fec0::1", TW_ADDRESS_PRIVATE},
    {"ff02::1", TW_ADDRESS_MULTICAST},
    {"", TW_ADDRESS_RESERVED},
    {"news.example", TW_ADDRESS_RESERVED},
    {"127.0.0.1.example", TW_ADDRESS_RESERVED},
};

static void test_hosts_that_a_proxy_looks_up(void **state) {
  (void)state;
  static const struct {
    const char *host;
    enum tw_address_class class;
  } hosts[] = {
      {"news.example", TW_ADDRESS_PUBLIC},
      {"127.0.0.1", TW_ADDRESS_LOOPBACK},
      {"10.0.0.1", TW_ADDRESS_PRIVATE},
      {"[::1]", TW_ADDRESS_LOOPBACK},
      {"[fe80::1]", TW_ADDRESS_LINK_LOCAL},
      {"[", TW_ADDRESS_RESERVED},
      {"[]", TW_ADDRESS_RESERVED},
      {"localhost", TW_ADDRESS_LOOPBACK},
      {"a.localhost", TW_ADDRESS_LOOPBACK},
      {"notlocalhost", TW_ADDRESS_PUBLIC},
      {"localhost.example", TW_ADDRESS_PUBLIC},
      {"8.8.8.8", TW_ADDRESS_PUBLIC},
      {"", TW_ADDRESS_PUBLIC},
  };
  for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
    enum tw_address_class class = tw_address_guard_classify_host(hosts[i].host);
    if (class != hosts[i].class) fail_msg("%s: %s", hosts[i].host, tw_address_class_name(class));
  }
}

static void test_classes(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    enum tw_address_class class = tw_address_guard_classify_text(rows[i].address);
    if (class != rows[i].class) fail_msg("%s is %s", rows[i].address, tw_address_class_name(class));
  }
}

static void test_socket_addresses(void **state) {
  (void)state;
  struct sockaddr_in v4 = {.sin_family = AF_INET};
  struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
  struct sockaddr local = {.sa_family = AF_UNIX};
  for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
    enum tw_address_class class = rows[i].class;
    if (inet_pton(AF_INET, rows[i].address, &v4.sin_addr) == 1) class = tw_address_guard_classify((struct sockaddr *)&v4);
    if (inet_pton(AF_INET6, rows[i].address, &v6.sin6_addr) == 1) class = tw_address_guard_classify((struct sockaddr *)&v6);
    if (class != rows[i].class) fail_msg("%s is %s", rows[i].address, tw_address_class_name(class));
  }
  assert_int_equal(tw_address_guard_classify(&local), TW_ADDRESS_RESERVED);
}

static void test_who_may_pass(void **state) {
  (void)state;
  static const bool with_private[TW_ADDRESS_CLASS_COUNT] = {
      [TW_ADDRESS_PUBLIC] = true,     [TW_ADDRESS_LOOPBACK] = true, [TW_ADDRESS_PRIVATE] = true,
      [TW_ADDRESS_LINK_LOCAL] = true, [TW_ADDRESS_SHARED] = true,   [TW_ADDRESS_BENCHMARK] = true};
  for (int class = 0; class < TW_ADDRESS_CLASS_COUNT; class ++) {
    assert_int_equal(tw_address_guard_permits((enum tw_address_class) class, false), class == TW_ADDRESS_PUBLIC);
    assert_int_equal(tw_address_guard_permits((enum tw_address_class) class, true), with_private[class]);
    assert_true(strlen(tw_address_class_name((enum tw_address_class) class)) > 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_classes),
      cmocka_unit_test(test_hosts_that_a_proxy_looks_up),
      cmocka_unit_test(test_socket_addresses),
      cmocka_unit_test(test_who_may_pass),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
