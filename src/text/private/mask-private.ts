// Step: mask. Stored text -> the same text with private numbers and names as ×, character for character.

const idCard = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g
const mobile = /(?<![\d.])(?:\+?86[-\s]?)?1[3-9]\d(?:\d{8}|[-\s]\d{4}[-\s]\d{4})(?!\d)/g
const bankCard = /(?<![\d.])\d{4}(?:\d{11,15}|(?:[\s-]\d{4}){2,3}[\s-]\d{1,4})(?![\d.])/g
const roles =
  '村民|当事人|信访人|上访人|来访人|申请人|被申请人|申诉人|原告|被告|被告人|上诉人|被上诉人|第三人|投诉人|举报人|受害人|被害人|伤者|死者|嫌疑人|违法行为人|被处罚人|行政相对人|社区矫正对象|矫正对象|刑满释放人员|吸毒人员|精神障碍患者'
/** Words that often open a phrase (居民钱袋子) and not a name: what follows must be what a person does. 群众 is left out. */
const looseRoles = '居民|业主|农户|贫困户|低保户|户主|租户'
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎闫薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'
const compound = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|端木'
/** Words that open with a surname and are no name. */
const words =
  /^(?:高兴|高度|马上|和谐|和睦|安全|安居|安置|安心|任何|任意|应当|应该|应急|于是|时间|方面|方便|方式|常年|平安|万元|万人|全部|全体|全程|全面|金额|成立|成功|成员|明确|明显|明白|单位|单独|文明|文化|强烈|白天|房屋|江边|关系|关注|关于|关心|经济|经过|经常|温暖|向上|何时|解决|解除|解释|石材|水电|路面|路灯|车辆|宁可|康复|连续|连夜|项目|管理|简单|党员|司法|华侨|包括|包村|成年|申请|申诉|申报|左右|尚未|严重|严格|时常|农户|农田|路过|易受|殷切|查询|查看|师生|商户|商铺|商议|计划|边界|古树|应诉|连片|温饱|毛巾|甘愿|游客|游玩|祝愿|冷静|简易|全家|路口|金融|花费|费用|党组|米面|盛赞|景区|应有|华人|席间|欧式|武装|武力|池塘|麻将|方案|安排|安装|任务|白条|何种|何处|黄金|林地|林木|林权|林场|田地|田间|石头|房产|房子|钱款|钱财|江河|万一|万余|段落|向村|向镇|向乡|向我|和村|和镇|于此|时任|龙头|成为|明知|曾经|曾多|许多|许可|童年|苗木|卫生|路途|施工|计生|查处|时有|时刻|全镇|全村|全乡|章程|甘蔗|权益|商业|易地|关切|房租|管道|连同|安宁)/
/** What follows a name: a stop, a relation or a verb of having done or suffered. */
const boundary =
  /^(?:[,，。;；、:：!！?？()（）“”"'\s\d]|$|与|和|因|及|在|向|于|家|等|将|被|对|户|诉|到|来|称|报|之|的|一|两|反映|表示|说|为|是|也|都|已|未|拖|驾|涉|打|提|患|从|同意|签|给)/

/** Masks ID, phone and card numbers and names right after 村民, 当事人 and the like; length and offsets stay. In doubt nothing is masked. */
export function maskPrivate(text: string): string {
  const numbers = text
    .replace(idCard, (match) => (isIdCard(match) ? hide(match) : match))
    .replace(mobile, hide)
    .replace(bankCard, (match) => (isBankCard(match) ? hide(match) : match))
  return maskNames(numbers)
}

function hide(match: string): string {
  return match.replace(/[\p{Script=Han}\dXx]/gu, '×')
}

/** GB 11643: birth date in place and check digit right. */
function isIdCard(id: string): boolean {
  const month = Number(id.slice(10, 12))
  const day = Number(id.slice(12, 14))
  if (!/^(?:18|19|20)/.test(id.slice(6, 8)) || month < 1 || month > 12 || day < 1 || day > 31) return false
  let sum = 0
  for (let at = 0; at < 17; at++) sum += Number(id.charAt(at)) * (2 ** (17 - at) % 11)
  return '10X98765432'.charAt(sum % 11) === id.charAt(17).toUpperCase()
}

/** 15 to 19 digits that hold by Luhn (ISO/IEC 7812). */
function isBankCard(match: string): boolean {
  const digits = match.replace(/\D/g, '')
  if (digits.length < 15 || digits.length > 19) return false
  let sum = 0
  for (const [index, char] of [...digits].toReversed().entries()) {
    const digit = Number(char) * (index % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

/** What a person does, after a name. */
const deed = /^(?:因|诉|反映|来访|来电|被|家中|家的|表示|说|称|签|投诉|举报|同意|拖欠|报警|与|和|等人|等\d)/
const role = new RegExp(`(?:${roles}|(${looseRoles}))(?:[:：]\\s?|\\s)?`, 'g')
const name = new RegExp(`^(?:(?:${compound})|[${surnames}])`)

function maskNames(text: string): string {
  const pieces: string[] = []
  let done = 0
  for (const match of text.matchAll(role)) {
    let at = Math.max(done, match.index + match[0].length)
    for (let count = 0; count < 8; count++) {
      const length = measureName(text.slice(at, at + 12))
      if (length === 0 || (match[1] && count === 0 && !deed.test(text.slice(at + length)))) break
      pieces.push(text.slice(done, at), '×'.repeat(length))
      at += length
      done = at
      if (!/[、和与及]/.test(text.charAt(at))) break
      at++
    }
  }
  return pieces.join('') + text.slice(done)
}

/** Characters of the name that a text starts with; 0 when it is none or in doubt (already 某, a word, no boundary). */
function measureName(text: string): number {
  const surname = name.exec(text)?.[0]
  if (!surname || words.test(text)) return 0
  for (const length of [surname.length + 2, surname.length + 1]) {
    const given = text.slice(surname.length, length)
    if (
      /^\p{Script=Han}+$/u.test(given) &&
      given.length === length - surname.length &&
      !/[某们的等因与和及在被户家应委村镇乡县市区]/.test(given) &&
      boundary.test(text.slice(length))
    )
      return length
  }
  return 0
}
