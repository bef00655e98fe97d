// Step: clean. A line -> why it belongs to the page around a report and not to the report, or null.
import { simplify } from '#text/traditional.ts'

/** Longer lines are text, whatever words they hold. */
const maxLength = 120

const label =
  '(?:(?:信息|文件|文章)?(?:发布|更新|发文|成文|生成|公开|录入|创建|编辑|上传|印发|制发)?(?:时间|日期)|(?:信息|文章|稿件|文件|内容|数据|新闻)?来源(?:单位|部门)?|(?:文章|信息)?作者|(?:责任)?编辑|责编|(?:信息)?审核(?:人)?|校对|[初复终][审校]|供稿|撰稿|录入(?:人|员)?|发布(?:者|人|机构|单位|部门)|浏览(?:量|数|次数|人次)?|点击(?:数|量|率|次数)?|访问(?:量|次数|人次|人数)|(?:阅读|查看)(?:量|数|次数|人次)?|阅读人次|字[体号](?:大小|显示)?|【?字体|分享(?:到|至)?|索引号|索取号|信息索引号|公开目录|主题(?:分类|词)|发文(?:机关|字号|单位|机构)|文号|(?:文件)?(?:有效性|时效性|时效)|公开(?:方式|范围|属性|形式|主体|机构|责任部门|时限|类型)|信息(?:分类|类别|名称|类型|索引)|文件(?:名称|编号|类型)|体裁(?:分类)?|组配分类|内容(?:分类|概述)|主办(?:单位)?|承办(?:单位)?|网站标识码|保护视力色|背景色)'
const sentence = /[。；;]/

/** Whole-line patterns, most frequent first; `any` holds even where the line is a sentence. */
const rules: readonly { readonly reason: string; readonly pattern: RegExp; readonly any?: boolean }[] = [
  { reason: '页面信息', pattern: new RegExp(`^[【\\[(（]?${label}\\s?[:：]`) },
  {
    reason: '页面信息',
    pattern: /^[【[(（]?\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?[】\])）]?$/,
  },
  { reason: '页面信息', pattern: new RegExp(`^\\d{4}[-./年]\\d{1,2}[-./月]\\d{1,2}日?.{0,30}${label}`) },
  { reason: '页面信息', pattern: /^(?:浏览|点击|阅读|访问)(?:量|数|次数|人次)?\s?\d+\s?次?$/ },
  {
    reason: '页码',
    pattern:
      /^(?:[-—–－]{1,2}\s?\d{1,4}\s?[-—–－]{1,2}|\d{1,3}|第\s?\d{1,4}\s?页.{0,12}|\d{1,3}\s?\/\s?\d{1,3})$/,
  },
  { reason: '按钮', pattern: /^[【[(（]\s?(?:打印|关闭|收藏|分享|返回|字体|字号|大|纠错|下载|复制)/ },
  {
    reason: '按钮',
    pattern: /^(?:字[体号]?)?[:：]?\s?(?:大\s?中\s?小|小\s?中\s?大|A\+?\s?A-?|T\s?T\s?T?)\s?$/,
  },
  {
    reason: '按钮',
    pattern:
      /^(?:我要)?(?:打印(?:本页|此页|文章)?|关闭(?:窗口|本页|页面)?|收藏(?:本页)?|分享|分享到.{0,30}|分享至.{0,30}|返回(?:顶部|首页|列表|上一页)?|置顶|纠错|点赞|评论|登录|注册|登录注册|搜索|检索|复制链接|保存|字体|字号|展开|收起|更多)$/,
  },
  {
    reason: '扫码',
    pattern:
      /^.{0,18}扫一扫(?:[,，]|在?手机|在微信|关注|下载|查看|打开|分享|$)|扫描(?:左侧|右侧|下方|上方)|在?手机(?:上)?(?:浏览|查看|访问|打开)(?:当前|本)页/,
    any: true,
  },
  {
    reason: '扫码',
    pattern: /^.{0,6}(?:扫描.{0,14}二维码|扫码(?:关注|下载|查看|阅读|访问)|二维码(?:说明|下载|关注))/,
  },
  {
    reason: '推广',
    pattern:
      /(?:欢迎)?下载.{0,16}(?:APP|客户端)[、,，]|关注.{0,20}官方微[信博]|^.{0,12}客户端下载|^(?:政务)?微[信博](?:公众号)?$/i,
  },
  {
    reason: '面包屑',
    pattern:
      /^(?:您|你)?(?:现在|当前|目前|所在)?(?:的)?(?:所在)?位置(?:是)?\s?[:：]|^(?:网站)?首页(?:\s?$|\s?[>＞»›/|·\\-]|.{0,4}(?:政务|政府|信息|新闻|走进|机构|互动))/,
  },
  { reason: '面包屑', pattern: /^[^<《]{1,30}[>＞»›][^<]{0,60}$/ },
  {
    reason: '导航',
    pattern:
      /^(?:无障碍|长者|适老|关怀|简体|繁体|繁體|English|智能(?:问答|机器人|客服|搜索)|语音播报|听全文|朗读|网站地图|站点地图|联系我们|关于我们|设为首页|加入收藏|站内搜索|请输入|热门搜索|热搜|热词|邮箱|登录|个人中心|用户中心|移动版|电脑版|手机版|政务新媒体|网站支持|进入老年)/i,
  },
  { reason: '导航', pattern: /^(?:语音播报|正在播报|播报).{0,20}(?:请耐心等待|加载)|请耐心等待/ },
  {
    reason: '导航',
    pattern:
      /^(?:政务公开|政府信息公开|信息公开|政务服务|新闻中心|新闻资讯|互动交流|政民互动|解读回应|政策解读|政策文件|专题专栏|走进.{2,6}|公示公告|通知公告|法定主动公开内容|信息公开(?:指南|制度|目录|年报)|依申请公开|政府网站年度报表|数据开放|办事服务|部门动态|乡镇动态|领导之窗|机构职能|友情链接|附件下载|正文|导航|菜单|目录导航|全文|全部|视频|图片|图解)(?:\s?(?:政务公开|政务服务|新闻中心|互动交流|专题专栏|首页))*$/,
  },
  {
    reason: '相关链接',
    pattern:
      /^[【[]?(?:相关|推荐|热点|最新|更多)(?:链接|文件|解读|附件|文章|阅读|新闻|信息|稿件|推荐|政策|内容|资讯|报道)/,
  },
  { reason: '相关链接', pattern: /^(?:上|下)[一1](?:篇|条|页|则)(?:\s?[:：]|\s?$|.{0,40}$)/ },
  {
    reason: '页脚',
    pattern:
      /ICP备|公网安备|网站标识码|版权所有|版权声明|Copyright|©|技术支持\s?[:：]|政府网站找错|违法和不良信息举报|建议使用.{0,20}(?:浏览器|分辨率)/i,
    any: true,
  },
  { reason: '目录', pattern: /^.{2,80}(?:…{2,}|[.．·]{4,})\s?\d{1,3}$/ },
  { reason: '页脚', pattern: /^附件\s?[:：]?\s?$|^(?:(?:附件|文件|资料)下载|点击下载|下载附件)/ },
  {
    reason: '网站名',
    pattern:
      /^.{2,20}(?:政府门户网站|人民政府网|政府网站|政务网|门户网站|政府网|政务服务网|融媒体中心|发布)$/,
  },
]

/** The kind of page furniture that a whole line is, by its pattern alone. */
export function findFurniture(printed: string): string | null {
  if (isCode(printed)) return '代码'
  if (printed.length > maxLength) return null
  const line = simplify(printed)
  const isSentence = sentence.test(line) && line.length > 20
  for (const rule of rules) {
    if ((rule.any || !isSentence) && rule.pattern.test(line)) return rule.reason
  }
  return null
}

/** Style sheets and scripts that a page editor left in the text: hardly a Han character, and the marks of code. */
function isCode(line: string): boolean {
  if (!/[{};]\s?$/.test(line) || !/[{}=(]/.test(line)) return false
  return (line.match(/\p{Script=Han}/gu)?.length ?? 0) * 5 < line.length
}

const buttons = /(?:\s?[【[](?:打印|关闭|收藏|返回|字体|字号|纠错)[^】\]]{0,12}[】\]]){1,6}$/

/** Buttons glued to the end of a paragraph, or null. */
export function findTrailingButtons(line: string): string | null {
  return buttons.exec(line)?.[0] ?? null
}

const dataLabels =
  /^(?:索引号|信息索引|发文机关|发文机构|发布机构|成文日期|发文日期|发布日期|主题分类|文号|有效性|公开方式|生成日期|信息分类|体裁分类|组配分类)/

/** The table of index number, issuer and dates that government sites print above a document. */
export function isDataTable(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat().map((cell) => cell.replace(/\s/g, ''))
  return cells.length <= 40 && cells.filter((cell) => dataLabels.test(cell)).length >= 2
}
