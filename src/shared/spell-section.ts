/** `一/(四)/1.` -> `一（四）1.`, as people write it; a part without a number has an empty bracket in its path, which goes. */
export function spellSection(path: string): string {
  return path
    .split('/')
    .map((part) => part.replace(/^[(（](.*)[)）]$/, (_, inside: string) => (inside ? `（${inside}）` : '')))
    .join('')
}
