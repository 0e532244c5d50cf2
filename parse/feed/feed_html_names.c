#include "parse/feed/feed_html_names.h"

/* clang-format off */
#define KEPT TW_FEED_HTML_KEPT
#define WHOLE TW_FEED_HTML_WHOLE
#define CLOSED TW_FEED_HTML_CLOSED
#define VOID TW_FEED_HTML_VOID
#define FOREIGN TW_FEED_HTML_FOREIGN
#define URL TW_FEED_HTML_URL
#define CSS TW_FEED_HTML_CSS
#define PAINT TW_FEED_HTML_PAINT
#define SVG TW_FEED_HTML_SVG
#define MATH TW_FEED_HTML_MATH

/* Sorted. The HTML Standard's elements and its obsolete ones; of SVG what draws, of MathML's presentation what needs no
 * program. Nothing in which HTML begins anew, nothing that loads or moves; forms lose their tags and keep their text. */
static const struct tw_feed_html_name elements[] = {
    {"a", KEPT}, {"abbr", KEPT}, {"acronym", KEPT}, {"address", KEPT}, {"applet", WHOLE | CLOSED}, {"area", KEPT | VOID},
    {"article", KEPT}, {"aside", KEPT}, {"audio", KEPT}, {"b", KEPT}, {"base", VOID}, {"bdi", KEPT}, {"bdo", KEPT},
    {"big", KEPT}, {"blockquote", KEPT}, {"body", 0}, {"br", KEPT | VOID}, {"button", 0}, {"canvas", 0}, {"caption", KEPT},
    {"center", KEPT}, {"circle", KEPT | FOREIGN}, {"cite", KEPT}, {"code", KEPT}, {"col", KEPT | VOID}, {"colgroup", KEPT},
    {"data", KEPT}, {"datalist", 0}, {"dd", KEPT}, {"defs", KEPT | FOREIGN}, {"del", KEPT}, {"desc", KEPT | FOREIGN},
    {"details", KEPT}, {"dfn", KEPT}, {"dialog", 0}, {"dir", KEPT}, {"div", KEPT}, {"dl", KEPT}, {"dt", KEPT},
    {"ellipse", KEPT | FOREIGN}, {"em", KEPT}, {"embed", VOID}, {"fieldset", 0}, {"figcaption", KEPT}, {"figure", KEPT},
    {"font", KEPT}, {"footer", KEPT}, {"form", 0}, {"frame", 0}, {"frameset", 0}, {"g", KEPT | FOREIGN}, {"h1", KEPT},
    {"h2", KEPT}, {"h3", KEPT}, {"h4", KEPT}, {"h5", KEPT}, {"h6", KEPT}, {"head", 0}, {"header", KEPT}, {"hr", KEPT | VOID},
    {"html", 0}, {"i", KEPT}, {"iframe", 0}, {"img", KEPT | VOID}, {"input", VOID}, {"ins", KEPT}, {"kbd", KEPT}, {"label", 0},
    {"legend", 0}, {"li", KEPT}, {"line", KEPT | FOREIGN}, {"lineargradient", KEPT | FOREIGN, "linearGradient"},
    {"link", VOID}, {"main", KEPT}, {"map", KEPT}, {"mark", KEPT}, {"marker", KEPT | FOREIGN}, {"math", KEPT | MATH},
    {"menclose", KEPT | FOREIGN}, {"menu", KEPT}, {"merror", KEPT | FOREIGN}, {"meta", VOID}, {"meter", 0},
    {"mfenced", KEPT | FOREIGN}, {"mfrac", KEPT | FOREIGN}, {"mi", KEPT | FOREIGN}, {"mlabeledtr", KEPT | FOREIGN},
    {"mmultiscripts", KEPT | FOREIGN}, {"mn", KEPT | FOREIGN}, {"mo", KEPT | FOREIGN}, {"mover", KEPT | FOREIGN},
    {"mpadded", KEPT | FOREIGN}, {"mphantom", KEPT | FOREIGN}, {"mprescripts", KEPT | FOREIGN}, {"mroot", KEPT | FOREIGN},
    {"mrow", KEPT | FOREIGN}, {"ms", KEPT | FOREIGN}, {"mspace", KEPT | FOREIGN}, {"msqrt", KEPT | FOREIGN},
    {"mstyle", KEPT | FOREIGN}, {"msub", KEPT | FOREIGN}, {"msubsup", KEPT | FOREIGN}, {"msup", KEPT | FOREIGN},
    {"mtable", KEPT | FOREIGN}, {"mtd", KEPT | FOREIGN}, {"mtext", KEPT | FOREIGN}, {"mtr", KEPT | FOREIGN},
    {"munder", KEPT | FOREIGN}, {"munderover", KEPT | FOREIGN}, {"nav", KEPT}, {"noembed", 0}, {"noframes", 0},
    {"none", KEPT | FOREIGN}, {"noscript", 0}, {"object", 0}, {"ol", KEPT}, {"optgroup", 0}, {"option", 0}, {"output", 0},
    {"p", KEPT}, {"param", VOID}, {"path", KEPT | FOREIGN}, {"picture", KEPT}, {"polygon", KEPT | FOREIGN},
    {"polyline", KEPT | FOREIGN}, {"pre", KEPT}, {"progress", 0}, {"q", KEPT},
    {"radialgradient", KEPT | FOREIGN, "radialGradient"}, {"rect", KEPT | FOREIGN}, {"rp", KEPT}, {"rt", KEPT}, {"ruby", KEPT},
    {"s", KEPT}, {"samp", KEPT}, {"script", WHOLE}, {"section", KEPT}, {"select", 0}, {"semantics", KEPT | FOREIGN},
    {"small", KEPT}, {"source", KEPT | VOID}, {"span", KEPT}, {"stop", KEPT | FOREIGN}, {"strike", KEPT}, {"strong", KEPT},
    {"style", WHOLE}, {"sub", KEPT}, {"summary", KEPT}, {"sup", KEPT}, {"svg", KEPT | SVG}, {"switch", KEPT | FOREIGN},
    {"table", KEPT}, {"tbody", KEPT}, {"td", KEPT}, {"template", 0}, {"text", KEPT | FOREIGN}, {"textarea", 0},
    {"tfoot", KEPT}, {"th", KEPT}, {"thead", KEPT}, {"time", KEPT}, {"title", WHOLE | CLOSED}, {"tr", KEPT},
    {"track", KEPT | VOID}, {"tspan", KEPT | FOREIGN}, {"tt", KEPT}, {"u", KEPT}, {"ul", KEPT}, {"var", KEPT}, {"video", KEPT},
    {"wbr", KEPT | VOID}, {"xml", WHOLE | CLOSED}, {"xmp", 0},
};

static const struct tw_feed_html_name attributes[] = {
    {"abbr", KEPT}, {"accent", KEPT}, {"accentunder", KEPT}, {"accesskey", KEPT}, {"align", KEPT}, {"alt", KEPT},
    {"axis", KEPT}, {"background", KEPT | URL}, {"baseprofile", KEPT, "baseProfile"}, {"bevelled", KEPT}, {"bgcolor", KEPT},
    {"border", KEPT}, {"bordercolor", KEPT}, {"cellpadding", KEPT}, {"cellspacing", KEPT}, {"char", KEPT}, {"charoff", KEPT},
    {"charset", KEPT}, {"cite", KEPT | URL}, {"class", KEPT}, {"clear", KEPT}, {"close", KEPT}, {"color", KEPT},
    {"cols", KEPT}, {"colspan", KEPT}, {"columnalign", KEPT}, {"columnlines", KEPT}, {"columnspacing", KEPT},
    {"columnspan", KEPT}, {"compact", KEPT}, {"controls", KEPT}, {"coords", KEPT}, {"cx", KEPT}, {"cy", KEPT}, {"d", KEPT},
    {"datetime", KEPT}, {"denomalign", KEPT}, {"depth", KEPT}, {"dir", KEPT}, {"display", KEPT}, {"displaystyle", KEPT},
    {"draggable", KEPT}, {"dx", KEPT}, {"dy", KEPT}, {"face", KEPT}, {"fence", KEPT}, {"fill", KEPT | PAINT},
    {"fill-opacity", KEPT}, {"fill-rule", KEPT}, {"font-family", KEPT}, {"font-size", KEPT}, {"font-style", KEPT},
    {"font-weight", KEPT}, {"for", KEPT}, {"frame", KEPT}, {"fx", KEPT}, {"fy", KEPT},
    {"gradienttransform", KEPT, "gradientTransform"}, {"gradientunits", KEPT, "gradientUnits"}, {"headers", KEPT},
    {"height", KEPT}, {"hidden", KEPT}, {"high", KEPT}, {"href", KEPT | URL}, {"hreflang", KEPT}, {"hspace", KEPT},
    {"id", KEPT}, {"ismap", KEPT}, {"label", KEPT}, {"lang", KEPT}, {"largeop", KEPT}, {"linethickness", KEPT}, {"list", KEPT},
    {"longdesc", KEPT | URL}, {"loop", KEPT}, {"low", KEPT}, {"lowsrc", KEPT | URL}, {"lquote", KEPT}, {"lspace", KEPT},
    {"mathbackground", KEPT}, {"mathcolor", KEPT}, {"mathsize", KEPT}, {"mathvariant", KEPT}, {"max", KEPT},
    {"maxlength", KEPT}, {"maxsize", KEPT}, {"media", KEPT}, {"min", KEPT}, {"minsize", KEPT}, {"muted", KEPT}, {"name", KEPT},
    {"nohref", KEPT}, {"noshade", KEPT}, {"notation", KEPT}, {"nowrap", KEPT}, {"numalign", KEPT}, {"offset", KEPT},
    {"opacity", KEPT}, {"open", KEPT}, {"points", KEPT}, {"poster", KEPT | URL}, {"preload", KEPT},
    {"preserveaspectratio", KEPT, "preserveAspectRatio"}, {"r", KEPT}, {"rel", KEPT}, {"rev", KEPT}, {"reversed", KEPT},
    {"rotate", KEPT}, {"rowalign", KEPT}, {"rowlines", KEPT}, {"rows", KEPT}, {"rowspacing", KEPT}, {"rowspan", KEPT},
    {"rquote", KEPT}, {"rspace", KEPT}, {"rules", KEPT}, {"rx", KEPT}, {"ry", KEPT}, {"scope", KEPT}, {"scriptlevel", KEPT},
    {"separator", KEPT}, {"separators", KEPT}, {"shape", KEPT}, {"size", KEPT}, {"span", KEPT}, {"src", KEPT | URL},
    {"start", KEPT}, {"step", KEPT}, {"stop-color", KEPT}, {"stop-opacity", KEPT}, {"stretchy", KEPT},
    {"stroke", KEPT | PAINT}, {"stroke-dasharray", KEPT}, {"stroke-dashoffset", KEPT}, {"stroke-linecap", KEPT},
    {"stroke-linejoin", KEPT}, {"stroke-miterlimit", KEPT}, {"stroke-opacity", KEPT}, {"stroke-width", KEPT},
    {"style", KEPT | CSS}, {"summary", KEPT}, {"symmetric", KEPT}, {"tabindex", KEPT}, {"target", KEPT}, {"text-anchor", KEPT},
    {"title", KEPT}, {"transform", KEPT}, {"type", KEPT}, {"usemap", KEPT}, {"valign", KEPT}, {"value", KEPT},
    {"version", KEPT}, {"viewbox", KEPT, "viewBox"}, {"visibility", KEPT}, {"voffset", KEPT}, {"vspace", KEPT},
    {"width", KEPT}, {"wrap", KEPT}, {"x", KEPT}, {"x1", KEPT}, {"x2", KEPT}, {"xml:lang", KEPT}, {"y", KEPT}, {"y1", KEPT},
    {"y2", KEPT},
};
/* clang-format on */

/* strcmp's order; most names differ in the first letter. */
static int compare(const char *a, const char *b) {
  return *a == *b ? strcmp(a, b) : (unsigned char)*a - (unsigned char)*b;
}

static const struct tw_feed_html_name *find(const struct tw_feed_html_name *list, size_t count, struct tw_slice written) {
  char name[TW_FEED_HTML_NAME_MAX_BYTES];
  if (written.len == 0 || written.len >= sizeof name || memchr(written.ptr, '\0', written.len)) return NULL;
  for (size_t i = 0; i < written.len; i++)
    name[i] = (char)(written.ptr[i] >= 'A' && written.ptr[i] <= 'Z' ? written.ptr[i] + 32 : written.ptr[i]);
  name[written.len] = '\0';
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare(list[middle].name, name);
    if (order == 0) return &list[middle];
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

const struct tw_feed_html_name *tw_feed_html_names_element(struct tw_slice written) {
  return find(elements, sizeof elements / sizeof *elements, written);
}

const struct tw_feed_html_name *tw_feed_html_names_attribute(struct tw_slice written) {
  return find(attributes, sizeof attributes / sizeof *attributes, written);
}
