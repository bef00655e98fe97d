// Tool: the words between two numbers (33件纠纷调成30件) -> without the verb that says what came of the first: it is said of the number behind.

const cameOf =
  /(?:只|仅|都|均|已|共)?(?:成功(?:调解|化解)?|调[解处]?成功?|化解|办[结成]|结案|整改|追回|销号|胜诉|通过|挽回)了?(?:其中)?\s*$/

/** Words right before a number. */
export function leaveOutcome(words: string): string {
  return words.replace(cameOf, '')
}
