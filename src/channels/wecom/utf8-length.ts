// How WeCom measures a text: bytes of UTF-8.

export function utf8Length(text: string): number {
  return Buffer.byteLength(text)
}
