// Step of revision: 主送县委县政府, 落款日期…, 标题改成…, 年份是2025年 -> the field of the paper that is to be set.
import { type RequestRule, type RevisionRequest, readByRules } from './revision-request.ts'

/** A field as it is to stand. */
export type PaperFieldRequest = Extract<
  RevisionRequest,
  { kind: 'title' | 'recipient' | 'copied' | 'issuer' | 'date' | 'year' | 'town' | 'paper' }
>

const put =
  '(?:改成|改为|调整为|更改为|变更为|换成|写成|写上|填上|定为|定在|就写|就叫|叫做|应该是|应为|改|写|用|填|叫|是|为|给|到|[:：，,\\s]){1,4}'

/** 抄送去掉 sets nothing. */
const notGone = '(?!.{0,3}(?:去掉|不要|删|不写|取消|拿掉|不用|空着|别写))'

const rules: readonly RequestRule[] = [
  [
    new RegExp(
      `^(?:把|将)?(?:报告|稿子|文章|文件)?的?(?:大)?(?:标题|题目|题名)${put}(?=.{4,60}$)([^。；;]{4,60})$`,
    ),
    (m) => ({ kind: 'title', title: m[1]!.replace(/^[《“"「]|[》”"」]$/g, '') }),
  ],
  [
    new RegExp(
      `^(?:请)?(?:把|将)?(?:报告|稿子)?的?(?:主送机关|主送单位|主送|抬头|报送单位|报送机关|报送|呈报|呈送|上报)(?:${put})?${notGone}((?:(?![，,](?:抄送|落款|署名|标题|题目|日期|年份))[一-龥、，,和及《》（）]){2,40}?)(?:这一?栏|那里)?[:：]?$`,
    ),
    (m) => readRecipient(m[1]!),
  ],
  [
    new RegExp(
      `^(?:请)?(?:把|将)?(?:同时|另外|还|再|也)?(?:抄送|抄报)(?:机关|单位|给)?(?:${put})?${notGone}((?:(?![，,](?:主送|落款|署名|标题|题目|日期|年份))[一-龥、，,和及（）]){2,40}?)[。]?$`,
    ),
    (m) => ({ kind: 'copied', copiedTo: readRecipientName(m[1]!) }),
  ],
  [
    new RegExp(
      `^(?:把|将)?(?:落款|成文|署名|印发|发文|签发)?的?(?:日期|时间|落款)(?:${put})?(?:(20\\d\\d)[年.\\-/])?(\\d{1,2})[月.\\-/](\\d{1,2})[日号]?$`,
    ),
    (m) => readDate(m[1], Number(m[2]), Number(m[3])),
  ],
  [
    new RegExp(
      `^(?:把|将)?(?:落款|署名|述职人|报告人|汇报人|撰稿人?)(?:单位|人)?${put}?((?!.*(?:日期|时间|错|去掉|不要|改))[\\u4e00-\\u9fff]{2,20})$`,
    ),
    (m) => ({ kind: 'issuer', issuer: m[1]! }),
  ],
  [
    new RegExp(`^(?:把|将)?(?:报告|稿子)?的?(?:年份|年度)(?:${put})?(20\\d\\d)年?度?的?$`),
    (m) => ({ kind: 'year', year: Number(m[1]) }),
  ],
  [
    /^(?:年份|年度)(?:我|也|都)?(?:写|搞|弄|说|打|填|记|看)?(?:错了?|不对|有误|反了)[，,。]?(?:应该?)?(?:是|改成|改为)?(20\d\d)年?度?的?$/,
    (m) => ({ kind: 'year', year: Number(m[1]) }),
  ],
  // 写错地方了，是双桥镇，不是双塔镇
  [
    /^(?:[^，,。]{0,8}(?:错|不对)[^，,。]{0,4}[，,])?(?:我们?|应该?|单位)*是([\u4e00-\u9fff]{2,8}?(?:镇|乡|街道))(?:的(?:报告|总结|稿子|材料|汇报)?|[镇乡]长的?|书记的?)?[，,]?(?:而)?不是[\u4e00-\u9fff]{2,8}(?:镇|乡|街道)的?$/,
    (m) => ({ kind: 'town', town: m[1]! }),
  ],
  // 地方也不对，不是白沙镇，是沙坪镇
  [
    /^(?:[^，,。]{0,8}(?:错|不对)[^，,。]{0,4}[，,])?不是[\u4e00-\u9fff]{2,8}(?:镇|乡|街道)的?[，,]?(?:应该?|而)?是([\u4e00-\u9fff]{2,8}?(?:镇|乡|街道))(?:的|[镇乡]长的?|书记的?)?$/,
    (m) => ({ kind: 'town', town: m[1]! }),
  ],
  // 地名错了，现在叫龙洲镇
  [
    /^(?:地名|单位|镇名|乡名|名字|名称)[^，,。；;]{0,6}(?:错|不对|变)[^，,。；;]{0,4}[，,](?:[^，,。；;]{0,10}[，,])?(?:现在|应该?|如今|实际)?(?:叫|是|改叫|改为|改成|更名为)([\u4e00-\u9fff]{2,6}(?:镇|乡|街道))$/,
    (m) => ({ kind: 'town', town: m[1]! }),
  ],
  // 改成石桥乡的
  [
    /^(?:把)?(?:单位|地名|地方|乡镇|整个|全部)?(?:都|也)?(?:改|换)(?:成|为)([\u4e00-\u9fff]{2,6}(?:镇|乡|街道))的?$/,
    (m) => ({ kind: 'town', town: m[1]! }),
  ],
  [
    /^(?:写的|要写的|这)?(?:应该)?是(20\d\d)年度?的?(?:报告|总结|情况|材料)?$/,
    (m) => ({ kind: 'year', year: Number(m[1]) }),
  ],
  [
    /^(?:把稿子|整个|全文)?(?:改成|改为|换成|改写成|写成|按)([^\d，,。]{0,10}(?:报告|总结|汇报|汇报材料|简报|信息|述职|述法|专报))(?:的?(?:格式|写法|样子|形式))?(?:来?写)?$/,
    (m) => ({ kind: 'paper', name: m[1]! }),
  ],
]

/** Null when it sets no field. */
export function readPaperField(text: string): RevisionRequest | null {
  return readByRules(text, rules)
}

const beside = /^(?:再|还|也|要|另|把)*(?:加|添|增|补)(?:上|个|一个|加|进)?/

/** 主送再加上县林业局: beside whom it goes to already. */
export function readRecipient(said: string): PaperFieldRequest {
  const bare = said.replace(beside, '')
  const recipient = readRecipientName(bare.length < 2 ? said : bare)
  return bare === said ? { kind: 'recipient', recipient } : { kind: 'recipient', recipient, isAdded: true }
}

/** 县委县政府 are two: 县委、县政府. */
function readRecipientName(said: string): string {
  return said
    .replace(/委(?=[省市县区州旗镇乡]?(?:人民)?政府)/g, '委、')
    .replace(/[，,]|(?<=委)[和及](?=[县市区])/g, '、')
}

function readDate(year: string | undefined, month: number, day: number): RevisionRequest | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return { kind: 'date', year: year === undefined ? null : Number(year), month, day }
}
