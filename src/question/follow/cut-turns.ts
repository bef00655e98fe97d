// Step: one message that asks several things, the later ones of the first (敖江热线多少件，跟官埠桥的差多少) -> each as it would be asked alone, one turn after the other. Empty where it asks one.

/** A clause with one of these asks. */
const asking =
  /多少|好多|几多|(?<![好十])几(?![乎十百千万])|哪|谁|什么|啥|怎么|怎样|咋|如何|为什么|为何|有没有|有无|是不是|是否|(?:比例|占比|率)(?:呢|是|各)|[吗呢么没不]$|比[\u4e00-\u9fff\d]{1,10}[多少高低]|差|合计|加起来|加一块|加一起|加一下|[涨跌升降多少][了过]?(?:还是|没)/
/** It asks no more than the clause before it does. */
const bare =
  /^(?:那|又|都|具体|分别|各|数|数字|是|有|到底|另外|然后|大概|一共|总共)*(?:(?:多少|几|好多|几多)[\u4e00-\u9fff]{0,2}|[多少高低差]多少|[多少高低差]几[\u4e00-\u9fff]{0,2}|相差多少|是?谁|哪[个家一]|(?:是|有)?哪几?[些类种样]|叫什么|为什么|为啥|为何|咋回事|怎么回事|[涨升增多高]了?还是[跌降减少低]了?|[升涨]了?没有?)[呢啊呀吗嘛]?$/
/** Of a longer message no turns are made. */
const longest = 80
const most = 3

export function cutTurns(text: string): readonly string[] {
  if (text.length > longest) return []
  const clauses = text
    .split(/[，,。？?；;！!\n]+/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
  const turns: string[] = []
  let open = ''
  for (const clause of clauses) {
    const said = open + clause
    const isAsking = asking.test(clause)
    if (turns.length > 0 && open === '' && (!isAsking || bare.test(clause)))
      turns[turns.length - 1] += `，${clause}`
    else if (isAsking) {
      turns.push(said)
      open = ''
    } else open = `${said}，`
  }
  return turns.length > 1 && turns.length <= most && open === '' ? turns : []
}
