const REPLACEMENT = 0xfffd;

/**
 * The code point at `at`, times 8, plus the bytes it takes. An invalid sequence is U+FFFD over its maximal subpart, as the
 * WHATWG decoder (TextDecoder) has it. The bytes must go on with one that continues nothing, such as a newline.
 */
export function decodeAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return (lead << 3) | 1;
  if (lead < 0xc2 || lead > 0xf4) return (REPLACEMENT << 3) | 1;

  const second = bytes[at + 1]!;
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return (REPLACEMENT << 3) | 1;
  if (lead < 0xe0) return ((((lead & 0x1f) << 6) | (second & 0x3f)) << 3) | 2;

  const third = bytes[at + 2]!;
  if (third >> 6 !== 2) return (REPLACEMENT << 3) | 2;
  const three = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  if (lead < 0xf0) return (three << 3) | 3;

  const fourth = bytes[at + 3]!;
  if (fourth >> 6 !== 2) return (REPLACEMENT << 3) | 3;
  return ((((three & 0x7fff) << 6) | (fourth & 0x3f)) << 3) | 4;
}

/** Whether what {@link decodeAt} finds at `at` is invalid; a U+FFFD that the text itself contains is not. */
export function isInvalidAt(bytes: Uint8Array, at: number): boolean {
  return (
    decodeAt(bytes, at) >> 3 === REPLACEMENT &&
    !(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd)
  );
}

// Second bytes that would make an overlong form, a surrogate, or a code point above U+10FFFF are invalid (Unicode, table 3-7).
function lowestSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}
