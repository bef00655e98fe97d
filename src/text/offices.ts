// Step: pure reading. An office as people call it (应急局) -> whether a title or a signature names it (应急管理局).

/** Its characters stand there in order, close together. */
export function namesOffice(author: string, office: string): boolean {
  const plain = office.replace(/^人民政府|^政府/, '')
  const letters = [...plain].map((letter) => letter.replace(/[^\u4e00-\u9fff]/, ''))
  return new RegExp(letters.join('[\\u4e00-\\u9fff]{0,4}?')).test(author)
}
