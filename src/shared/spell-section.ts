/** `一/(四)/1.` -> `一（四）第1条`, `一/4` -> `第一部分第4条`, `一/四是` -> `一、四是`, as people write it; a part without a number has an empty bracket in its path, which goes. */
export function spellSection(path: string): string {
  const parts = path
    .split('/')
    .map((part) => part.replace(/^[(（](.*)[)）]$/, (_, of: string) => (of ? `（${of}）` : '')))
  return parts.filter(Boolean).reduce((before, part) => {
    const item = /^(\d{1,3})[.．、]?$/.exec(part)?.[1]
    if (item !== undefined) return `${isNumeral.test(before) ? `第${before}部分` : before}第${item}条`
    const isWord = before !== '' && isNumeral.test(part.charAt(0))
    return before + (isWord ? '、' : '') + part
  }, '')
}

const isNumeral = /^[一二三四五六七八九十]+$/
