/** `一/(四)/1.` -> `一（四）1.`, `一/四是` -> `一、四是`, as people write it; a part without a number has an empty bracket in its path, which goes. */
export function spellSection(path: string): string {
  const parts = path
    .split('/')
    .map((part) => part.replace(/^[(（](.*)[)）]$/, (_, of: string) => (of ? `（${of}）` : '')))
  return parts.filter(Boolean).reduce((before, part) => {
    const isWord = before !== '' && /^[一二三四五六七八九十]/.test(part)
    return before + (isWord ? '、' : '') + part
  }, '')
}
