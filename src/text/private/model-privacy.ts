// Step: before anything leaves for an endpoint. Text -> why it may not go, or null.
import { comesNearOrder } from './find-orders.ts'
import { findPrivateSpans } from './mask-private.ts'
import type { PrivateKind } from './private-span.ts'

const marking =
  /(?:绝密|机密|秘密)\s?[★☆]|密级\s?[:：]|内部(?:资料|文件|材料)[,，]?(?:注意保存|妥善保管|不得外传|请勿外传|严禁外传|不得公开)|此件(?:不予公开|不公开)/
const markingLine =
  /^(?:[(（【]|[^\S\r\n])*(?:绝密|机密|秘密|内部资料|内部文件|内部材料)(?:[)）】]|[^\S\r\n])*$/m
/** Wider than what ingest masks: in doubt nothing goes. */
const identity =
  /(?<!\d)(?:\d[\s-]?){17}[\dXx](?![\dA-Za-z])|(?<!\d)\d{15}(?!\d)|(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<!\d)\d{16,19}(?!\d)/

const numberKinds: ReadonlySet<PrivateKind> = new Set(['id-number', 'bank-card', 'phone-number'])

/** 密级标志, 证件号或电话; what is stored is masked already, this is the second lock. */
export function findPrivate(text: string): '密级标志' | '证件号、电话或卡号' | null {
  const plain = text.normalize('NFKC')
  if (marking.test(plain) || markingLine.test(plain)) return '密级标志'
  const isOpen = identity.test(plain) || findPrivateSpans(plain).some(({ kind }) => numberKinds.has(kind))
  return isOpen ? '证件号、电话或卡号' : null
}

/** Words by which a text speaks to a model and not to a reader of reports. */
const orders =
  /(?:忽略|无视|忘记|不要理会|不必遵守|跳过|覆盖|取代|作废)[^。\n]{0,12}(?:以上|上面|上述|之前|前面|先前|所有|系统|原有|原来|全部)?[^。\n]{0,6}(?:指令|指示|提示|规则|规矩|要求|命令|设定|限制|约定|内容)|系统提示|提示词|系统指令|(?:大|语言|AI|人工智能)模型|(?:AI|智能|聊天)助手|聊天机器人|你(?:现在)?(?:是|扮演|将扮演|必须|应当|应该|需要|只能|要|只需|不得|的(?:任务|角色|回答|输出|规矩|指令))|(?:在|于)?(?:回答|回复|答案|输出|答复)(?:的|时|中|里|之前|之后)?[^。\n]{0,8}(?:末尾|结尾|最后|开头|前面|后面|注明|加上|写上|写明|声明|附上|附带|说明|一律|必须|务必|改|使用|换成|删)|(?:请|务必|必须|立即|直接)(?:只|仅|直接|立即|先|统一)?(?:回答|回复|输出|复述|转述|告诉(?:用户|读者|提问)|打印|显示|泄露|翻译成|改用|列出(?:所有|全部)|重复(?:以上|上面|一遍))|告诉(?:用户|提问|提问者|提问的人)|提问者|用户(?:提问|问|的问题)|(?:把|将)[^。\n]{0,20}(?:说成|记为|算作|(?:改成|改为|写成|替换为|换成)[^。\n]{0,4}\d)|(?:重复|复述|转述|背诵|照抄)[^。\n]{0,10}(?:消息|规矩|指令|提示|以上|上面|对话)|[<＜]\/?(?:段落|system|user|assistant|s|im_)|<\||\[\/?(?:INST|SYSTEM)\]|###?\s*(?:system|instruction|系统|指令)/i
const foreignOrders =
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|above|prior|all|system|instructions?|rules?)\b|\bsystem\s*prompt\b|\b(?:you are|act as|pretend|respond|reply|answer|output|print|reveal|repeat|translate)\b[^.\n]{0,40}\b(?:now|with|only|in|the|your|as|all)\b|\bjailbreak\b|\bDAN\b/i

/** Words about quoting, summing up and answering, which reports of work do not use of themselves. */
const aboutAnswers =
  /(?:引用|转述|摘录|概括|总结|复述|转载|援引)(?:本|这|该|此|上述?)(?:段|文|条|节|句|报告)|(?:转述|引用|阅读|读到|看到|处理|解析)(?:本|这|该|此)(?:段|文|条|节)|(?:本|这|该|此)(?:段|文|条|节)(?:话|文字|内容)?的?(?:正确|标准|准确|官方)?(?:摘要|答案|结论|要点|含义|意思)|(?:标准|正确|参考|唯一|最终|官方)(?:的)?(?:答案|摘要|答复|表述)|有人(?:问|查|提)(?:起|到|及)?|被问(?:到|及|起)|问(?:起|到)(?:时|来)?[，,]?(?:一律|就|请|应)|(?:管理员|开发者|运维|系统|后台)(?:消息|指令|通知|授权|已授权|备注)|(?:调试|开发者?|维护|测试|越狱|管理员?)模式|优先级(?:最|更)?高|(?:其他|其余|以上|前文)[^，。]{0,6}(?:作废|无效|不算|不必理会)|(?:给|致|对|告诉|通知|提醒)(?:各?位?)?(?:AI|GPT|大?模型|机器人|智能体|助理|助手)|(?:AI|GPT|智能体|助理|助手)[:：,，]|(?:原样|照此|逐字|直接|只|请)输出|(?:上|前|下|后)一句(?:话)?的?|(?:替换|改写|篡改)[^，。]{0,6}(?:掉|成|为)|(?:不要|不许|不得|别)(?:再)?(?:写|说|答|提|输出)(?:别|其|任何)|(?:插入|附上|带上|给出)[^，。]{0,4}(?:图片|链接|网址|二维码)|!--|```|"role"|"content"|\]\(|instruction\s*:/i
/** 请写“…”, 须首先声明：…: words put into the mouth of whoever answers. */
const dictated =
  /(?:请|须|应|务必|必须|一律|应当|就|直接|要)[^，,。\n]{0,12}(?:写|说|答|声明|注明|写明|写成|补|附|加|append|say|answer)[^，,。：:\n]{0,8}[：:“"「『]/
const foreignDictated =
  /\b(?:note|message|memo|instructions?)\s+(?:to|for)\s+(?:any|the|all)?\s*(?:\w+\s+)?(?:models?|assistants?|ai|llms?|bots?|readers?)\b|\b(?:please|always|must|should)\s+(?:append|say|add|write|include|state|mention|respond|answer|insert)\b|\bassistant\s*[,:]|\bsystem\s*[:\n]/i

/** What reports of work are not written with, by count on some 440 paragraphs: you, foreign words, signs of code, words to whoever answers, orders at the head of a sentence. */
const strange =
  /(?<![“"][^“”"]{0,12})[你您]|(?<![A-Za-z])(?!(?:app|wifi|wps|pdf|ppt|vlog)(?![a-z])|[A-Z]{2,5}(?![A-Za-z]))[A-Za-z]{3,}|作答|(?:问答|查询)程序|读者|改口|机器(?:阅读|人)|对话(?:到此|结束|开始)|角色\s*[:：]|扮演|生成(?:文稿|文本|内容|回答)|[即就]触发|转达|认准|不算数|统一(?:口径|说法|对外)[^，。]{0,6}[:：]|程序(?:须|而非)|结论(?:改|写|说)|(?:回答|答案|答复|汇报材料)(?:里|中|时|一律)|[均都]答|改说|翻译并|执行以下|[`{}#|\\=_*]|\[\[|\((?:[a-z ]+)\)|(?:^|[。；！\n(（])(?:帮我|别|勿|务必|注意|切记|从现在|以后|麻烦|记住|只需记住|千万|听我|答\s*[:：]|结尾\s*[:：])/

/** A question that gives orders: the model is not asked. */
export function givesOrders(text: string): boolean {
  return isAny([orders], [foreignOrders], text)
}

/** A passage or heading that speaks to whoever answers: it is not sent; what of it is no order can still be cited by rule. */
export function speaksToModel(text: string): boolean {
  return (
    isAny([orders, aboutAnswers, dictated, strange], [foreignOrders, foreignDictated], text) ||
    comesNearOrder(text)
  )
}

function isAny(patterns: readonly RegExp[], foreign: readonly RegExp[], text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
  const close = plain.replace(/\s/g, '')
  // S p a c e d  o u t: one blank parts letters, several part words.
  const closed = plain.replace(/(?<=\S)[ \t](?=\S)/g, '')
  return (
    patterns.some((pattern) => pattern.test(plain) || pattern.test(close)) ||
    foreign.some((pattern) => pattern.test(plain) || pattern.test(closed))
  )
}
