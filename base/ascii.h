/* Classes of ASCII characters, whatever the locale: bytes of other scripts are in none of them. */
#pragma once
#include <stdbool.h>

static inline bool tw_ascii_is_digit(char c) {
  return c >= '0' && c <= '9';
}

static inline bool tw_ascii_is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static inline bool tw_ascii_is_letter(char c) {
  return (c >= 'a' && c <= 'z') || tw_ascii_is_upper(c);
}

/* A capital as its small letter, any other as it is. */
static inline char tw_ascii_lower(char c) {
  return (char)(tw_ascii_is_upper(c) ? c + ('a' - 'A') : c);
}

/* The value of a hexadecimal digit; -1: it is none. */
static inline int tw_ascii_hex(char c) {
  if (tw_ascii_is_digit(c)) return c - '0';
  c = tw_ascii_lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
