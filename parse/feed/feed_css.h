/* A style attribute to the part of it that is harmless: known properties of looks and flow, plain values. Nothing that loads,
 * computes, or lays text over the page. */
#pragma once
#include "base/buf.h"

/* Append the safe declarations of `style` (references decoded), fit for a value between double quotes; nothing when one character
 * of it has no place in plain CSS. Linear. */
void tw_feed_css_append(struct tw_buf *out, struct tw_slice style);
