// Step of reading a brief: a line told in scraps (剩1条。宏运砂石厂。14.5万元。8月底前付清。) -> one sentence, since no scrap is one. Other lines come back as they are.
import { findPart } from '#draft/brief/find-part.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

/** A sentence that says who does what is longer. */
const longestScrap = 10
const leastScraps = 3
const longestLine = 200

export function joinFragments(text: string): string {
  return text.split('\n').map(joinLine).join('\n')
}

function joinLine(line: string): string {
  if (line.length > longestLine || !/。[^\s]/.test(line)) return line
  const scraps = line.trim().split('。').filter(Boolean)
  const isTold =
    scraps.length >= leastScraps &&
    scraps.every((one) => one.length <= longestScrap && !/[，,；;：:]/.test(one)) &&
    // 一、主动公开。 names what follows.
    findQuantities(scraps[0]!).length > 0
  return isTold && findPart('', scraps[0]!) === null ? `${scraps.join('，')}。` : line
}
