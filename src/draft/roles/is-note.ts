// Step of reading a brief: whether a clause only says when, to whom and through whom the paper goes (周五前交, 县自然资源局要的, 打电话找老林), by rules.

const day =
  '(?:[这那本下]?(?:周|星期|礼拜)[一二三四五六日天末]|今天|明天|后天|今晚|明早|月底|\\d{1,2}[号日]|\\d{1,2}月\\d{1,2}[号日]?)'
/** 周五前交, 今天就要发. */
const due = new RegExp(
  `^${day}(?:之?前|以前|下班前|[上下]午|晚上?)?(?:就|都|得|必须)?(?:要|等着)?(?:交|发|上?报|送|给|用)(?:稿|出去|上去|齐|过来|来|走)?(?:[了的哈啊]|给.{1,8})?$`,
)
/** 打电话找老林; 联系人王建军; 有疑问打老刘. */
const contact =
  /^(?:(?:有|具体)?(?:事|细节|疑问|问题|不清楚)?(?:的?话?)?(?:请|可以?|就|你|再)?)(?:打|拨)(?:个)?电话(?:就|可|去|再)*(?:找|联系|问|给)[\u4e00-\u9fff]{1,8}$|^(?:找|联系|问)[老小][\u4e00-\u9fff](?:要|问|对|核|拿)?$|^(?:内部|校稿|本单位)?联系(?:人|电话|方式)[:：]?[\u4e00-\u9fff\s]{0,6}$/
/** 县自然资源局要的. */
const wantedBy = /^[省市县区镇乡][\u4e00-\u9fff]{0,12}[局办委部组院会里](?:又|在)?(?:要|催)(?:的|了)$/
/** 没打合计, 上面是四个村自己的: how a table came. */
const ofTable =
  /^(?:还)?(?:没|未)(?:有)?(?:打|做|算)(?:过)?(?:合计|总数|总计)$|^(?:以上|上面|上边|下面|这)(?:的)?(?:都)?是[\u4e00-\u9fff]{1,6}(?:自己|各自|单独)(?:报|的)的?$/
/** 2024年第7期 */
const issue = /^(?:20\d{2}年)?(?:简报|总)?第\s?\d{1,4}\s?期$/
const longest = 30

export function isNote(text: string): boolean {
  return (
    text.length <= longest &&
    (issue.test(text) || due.test(text) || contact.test(text) || wantedBy.test(text) || ofTable.test(text))
  )
}
