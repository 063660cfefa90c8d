/**
 * Control characters, and marks that turn the direction of writing: a text from elsewhere could forge what stands beside it
 * with them. Line breaks and tabulators are left.
 */
const HARMFUL =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The text with each such character told by its number, as JSON would write it. */
export function harmless(text: string): string {
  return text.replace(HARMFUL, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
