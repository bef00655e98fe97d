// Tool of this room: a clause -> does it say how far a thing went: all of it, a part, what is left?

export const toldOfAll = /全部|100[%％]|均(?![为系属是])|全员|全覆盖|无一例外|一律|清零|见底/
export const toldOfPart = /部分|还有|尚有|仍有|剩余|剩下|只(?![要是])|个别|除.{0,12}外|其余/

/** 剩余1件列入包案, 还有3万元没有追回: not all of them, though the sentence may not name them. */
export function tellsOfRest(sentence: string): boolean {
  return toldOfRest.test(sentence)
}

/** 剩余1件列入包案, 全部办结: how far it went. */
export function tellsOfExtent(clause: string): boolean {
  return toldOfAll.test(clause) || toldOfPart.test(clause) || toldOfRest.test(clause)
}

const toldOfRest =
  /(?:还有|尚有|仍有|剩余|剩下|余下|其余)[^，,。；;]{0,12}[\d一二两三四五六七八九十]|[\d一二两三四五六七八九十]余?[件起处户人份宗家个][^，,。；;]{0,4}(?:没有|未|尚未|待)/
