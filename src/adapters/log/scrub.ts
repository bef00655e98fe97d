// Step: before a line is logged. In: any text. Out: the same without secrets, keys and private numbers.

const masks: readonly (readonly [RegExp, string])[] = [
  // Telegram's token stands in the addresses of its errors.
  [/\bbot\d{5,}:[\w-]{20,}/g, 'bot***'],
  [/\b(Bearer|Basic)\s+[^\s"',]{8,}/gi, '$1 ***'],
  [/(:\/\/[^\s/@:]{1,200}:)[^\s/@]{1,200}@/g, '$1***@'],
  [/([?&][\w-]{0,40}(?:token|secret|key|code|signature|ticket)[\w-]{0,20}=)[^\s&"'<>]{1,2000}/gi, '$1***'],
  // 身份证号 (GB 11643) and mobile numbers.
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '***'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '***'],
]

export function scrub(text: string, secrets: readonly string[]): string {
  const named = secrets.reduce((all, secret) => (secret === '' ? all : all.replaceAll(secret, '***')), text)
  return masks.reduce((all, [pattern, instead]) => all.replace(pattern, instead), named)
}
