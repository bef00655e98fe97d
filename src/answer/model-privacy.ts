// Step: before anything leaves for an endpoint. Text -> why it may not go, or null.

const marking =
  /(?:绝密|机密|秘密)\s?[★☆]|密级\s?[:：]|内部(?:资料|文件|材料)[,，]?(?:注意保存|妥善保管|不得外传|请勿外传|严禁外传|不得公开)|此件(?:不予公开|不公开)/
const markingLine = /^[(（【\s]*(?:绝密|机密|秘密|内部资料|内部文件|内部材料)[)）】\s]*$/m
/** Wider than what ingest masks: in doubt nothing goes. */
const identity =
  /(?<!\d)(?:\d[\s-]?){17}[\dXx](?![\dA-Za-z])|(?<!\d)\d{15}(?!\d)|(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)|(?<!\d)\d{16,19}(?!\d)/

/** 密级标志, 证件号或电话; what is stored is masked already, this is the second lock. */
export function findPrivate(text: string): '密级标志' | '证件号、电话或卡号' | null {
  const plain = text.normalize('NFKC')
  if (marking.test(plain) || markingLine.test(plain)) return '密级标志'
  return identity.test(plain) ? '证件号、电话或卡号' : null
}

/** Words by which a text speaks to a model and not to a reader of reports. */
const orders =
  /(?:忽略|无视|忘记|不要理会|不必遵守|跳过|覆盖|取代|作废)[^。\n]{0,12}(?:以上|上面|上述|之前|前面|先前|所有|系统|原有|原来|全部)?[^。\n]{0,6}(?:指令|指示|提示|规则|规矩|要求|命令|设定|限制|约定|内容)|系统提示|提示词|系统指令|(?:大|语言|AI|人工智能)模型|(?:AI|智能|聊天)助手|聊天机器人|你(?:现在)?(?:是|扮演|将扮演|必须|应当|应该|需要|只能|要|只需|不得|的(?:任务|角色|回答|输出|规矩|指令))|(?:在|于)?(?:回答|回复|答案|输出|答复)(?:的|时|中|里|之前|之后)?[^。\n]{0,8}(?:末尾|结尾|最后|开头|前面|后面|注明|加上|写上|写明|声明|附上|附带|说明|一律|必须|务必|改|使用|换成|删)|(?:请|务必|必须|立即|直接)(?:只|仅|直接|立即|先|统一)?(?:回答|回复|输出|复述|转述|告诉(?:用户|读者|提问)|打印|显示|泄露|翻译成|改用|列出(?:所有|全部)|重复(?:以上|上面|一遍))|告诉(?:用户|提问|提问者|提问的人)|提问者|用户(?:提问|问|的问题)|(?:把|将)[^。\n]{0,20}(?:说成|记为|算作|(?:改成|改为|写成|替换为|换成)[^。\n]{0,4}\d)|(?:重复|复述|转述|背诵|照抄)[^。\n]{0,10}(?:消息|规矩|指令|提示|以上|上面|对话)|[<＜]\/?(?:段落|system|user|assistant|s|im_)|<\||\[\/?(?:INST|SYSTEM)\]|###?\s*(?:system|instruction|系统|指令)/i
const foreignOrders =
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:previous|above|prior|all|system|instructions?|rules?)\b|\bsystem\s*prompt\b|\b(?:you are|act as|pretend|respond|reply|answer|output|print|reveal|repeat|translate)\b[^.\n]{0,40}\b(?:now|with|only|in|the|your|as|all)\b|\bjailbreak\b|\bDAN\b/i

/** True when a passage gives orders: it is not sent, the extract of it can still be cited by rule. */
export function givesOrders(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
  return orders.test(plain) || foreignOrders.test(plain) || orders.test(plain.replace(/\s/g, ''))
}
