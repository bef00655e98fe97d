// Tool of this room: a question that names what befell its thing (复议被撤过) x a sentence -> whether it tells such an outcome (被撤销).

const longest = 200
/** 被告 and 被申请人 are parties, and nothing that befell them. */
const befell = /[被遭](?!告|申请人|执行人|害人|征收人|调查人)([\u4e00-\u9fff])/g

/** False where the question names no outcome. */
export function tellsOutcome(sentence: string, question: string): boolean {
  const verbs = [...question.slice(0, longest).matchAll(befell)].map(([, verb = '']) => verb)
  return verbs.length > 0 && verbs.every((verb) => sentence.includes(`被${verb}`))
}
