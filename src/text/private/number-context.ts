// Table: the words beside a number that tell what it is. In: the characters before or after it, on one line. Out: yes or no.

/** Characters before and after a number that are looked at. */
export const contextLength = 30

const gap = '[^\\d，。；;\\n]{0,10}$'
/** Between a label and its number stand few signs and no words. */
const nearGap = '[是为：:\\s（(“"]{0,3}(?:[^\\d，。；;\\n（(）)]{0,6}[）)])?[：:\\s]{0,2}$'

/** 身份证号误写为, 证件号为. */
export const idBefore = new RegExp(`(?:身份证|证件号|公民身份|身份号|旧证号)${gap}`)
/** 银行卡号, 收款账号（邮储）; an account is numbered in 12 to 21 digits. */
export const cardBefore = new RegExp(
  `(?:卡号|账号|帐号|账户|帐户|银行卡|存折|一卡通|社保卡|社会保障卡|收款卡|银行|农商行|信用社|邮储|农行|工行|建行|中行)${gap}|卡[是为：:\\s（(]{0,3}$`,
)
export const phoneBefore = new RegExp(`(?:电话|手机|座机|固话|号码|联系方式|来电|致电|拨打|短信)${gap}`)
/** A number that an office gives out: 监督电话, 咨询电话, 办公室电话, 举报邮箱. A person's is 举报人电话. */
export const officeBefore = new RegExp(
  `(?:监督|举报|投诉|咨询|值班|服务|热线|办公|受理|报修|救援|求助|报警|对外|公开|公示|政务|窗口|大厅|办公室|中心|传真|镇政府|乡政府|办事处|派出所|司法所|卫生院)(?:联系)?(?:电话|热线|专线|号码|电子邮箱|电子邮件|邮箱|信箱|传真)?${nearGap}|(?:党政办|综合办|办公室|信访办|值班室|司法所|派出所|服务中心)[^\\d，。；;\\n]{0,12}$`,
)
/** A number of a thing: 项目代码, 案卷编号, 许可证, NO. */
export const codeBefore = new RegExp(
  `(?:编号|代码|编码|文号|字号|案号|单号|批号|许可证号?|证书号?|备案号?|备|注册号|条码|合同号|合同|项目号|工单号?|流水号|文书号|序列号|型号|No\\.?|NO\\.?|№|〔\\d{4}〕)${nearGap}`,
)
/** A sum of money. */
export const amountBefore = /(?:投资|投入|金额|资金|收入|产值|总额|造价|合计|[¥￥$])[^\d，。；;\n]{0,4}$/
/** What is counted or weighed: 13800000000元 is no telephone. */
export const unitAfter =
  /^\s?(?:余|多)?(?:[万亿元%‰℃度米斤吨亩户件个株册份次字人台]|美元|平方|立方|公[里斤顷]|千[瓦克米]|[.．]\d)/
/** The account of a person where he talks. */
export const talkBefore =
  /(?:微信|V信|威信|薇信|VX|WeChat|weixin|抖音|快手|支付宝|陌陌|微博)(?:账号|帐号|号码?|ID|昵称|联系)?[是为：:\s（(“"]{0,3}$/i
export const qqBefore = /(?<![A-Za-z])(?:QQ|扣扣)(?:账号|帐号|号码?)?[是为：:\s（(“"]{0,3}$/i
export const plateBefore = /(?:车牌|号牌|车号)(?:号码?)?[是为：:\s“"（(]{0,3}[\u4e00-\u9fff]{0,2}$/
