// Step of revision: 主送去掉, 抄送不要了 -> the choices without that field. Null for what is no field, or none that was set.
import type { DraftChoices } from '#domain/draft.ts'

const names: readonly (readonly [RegExp, 'recipient' | 'copiedTo' | 'issuer' | 'signedOn' | 'title'])[] = [
  [/^主送(?:机关|单位)?$/, 'recipient'],
  [/^抄送(?:机关|单位)?$/, 'copiedTo'],
  [/^(?:落款|署名)(?:单位)?$/, 'issuer'],
  [/^(?:落款|成文)?日期$/, 'signedOn'],
  [/^标题$/, 'title'],
]

export function clearField(choices: DraftChoices, said: string): DraftChoices | null {
  const field = names.find(([name]) => name.test(said.replace(/(?:那|这)?(?:一?[栏行项]|个)?的?$/, '')))?.[1]
  if (field === undefined) return null
  // 落款 is who signs, and when.
  const gone = field === 'issuer' && !/单位$/.test(said) ? (['issuer', 'signedOn'] as const) : [field]
  const isSet = gone.some((one) => (choices[one] ?? null) !== null)
  return isSet ? { ...choices, ...Object.fromEntries(gone.map((one) => [one, null])) } : null
}
