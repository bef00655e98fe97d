// Page 帮助: what an official can do here, in his words, with examples that can be tried at once.
import { type Html, html } from '#channels/web/frame/html.ts'
import type { Page } from '#channels/web/frame/page.ts'

const current = '/help'

interface Chapter {
  readonly title: string
  readonly lines: readonly string[]
  /** Asked by a press. */
  readonly tries: readonly string[]
  readonly link: readonly [href: string, text: string] | null
}

const chapters: readonly Chapter[] = [
  {
    title: '问：查同行的报告',
    lines: [
      '像问同事那样问一句。先说结论，下面是原文，点方框里的号，右边打开那份报告，落在那一句。',
      '先填本单位，“其他乡镇”才知道要把谁除外。问过以后可以接着问：第二名呢、只看2024、整成三条。',
      '报告里没有的，就说没有，也会说找了哪些报告。问的每一句都留着，在“对话”里能找到、改名、导出、删除。',
    ],
    tries: ['其他乡镇怎么处理欠薪的？', '各乡镇去年调解了多少纠纷？', '哪些乡镇没写反诈？'],
    link: ['/talks', '全部对话'],
  },
  {
    title: '库：放报告、找报告',
    lines: [
      '把公开的报告拖进来，先看预览：地区、年份、种类对不对。对了再入库，马上能问。',
      '标着“待核”的是没有读准的，点开改一下。能按标题和正文里的词找，也能按地区、年份、级别、种类、提醒挑。',
    ],
    tries: [],
    link: ['/reports', '去库里'],
  },
  {
    title: '数：把数摆在一起',
    lines: [
      '选一个指标，各乡镇各年的数排成一张表，每个数点开是原句。点表头按那一年排。',
      '“未公布”是报告读过、没有写；“库里没有”是没有那一年的报告。口径不同的不合计，下面会写明。',
    ],
    tries: [],
    link: ['/figures', '选指标'],
  },
  {
    title: '稿：用自己的数写初稿',
    lines: [
      '把数和事写几句，或者附台账。先列出“我理解的数据”，不对就在那里改。没给的事实一句不编，缺的写成【待补充】，在原处填。',
      '绿线是素材里的数，虚线是算出来的，点一下看出处。每一段右边有“改”，改完马上再核对。每一稿都留着，能对照，能退回。',
    ],
    tries: [],
    link: ['/drafts', '去写一段'],
  },
  {
    title: '查：写好的稿子核一遍',
    lines: [
      '数字前后不一、年份、地名、编号、必写的内容、和别人雷同的句子，一条条指出来。改了再查，能看出少了几条。',
    ],
    tries: [],
    link: ['/drafts#check', '选稿子'],
  },
  {
    title: '谁能看到什么',
    lines: [
      '你问的、写的、查的只有你自己看得到，除非你选了“本单位可看”。别人的数和原句不会写进你的稿子。',
      '没有连大模型也能用：答案是原文摘录。连了大模型时，写的话也要一句句核对过才给你看，并标明是AI辅助生成。',
      '“有用、没用、引用不对”连同那一问一答给管理员看，好改；随时能改、能收回。',
      '打不开、答不出、少了报告，请找管理员；管理员在“况”（状态）里看哪里要修、哪些文件没放进来。',
      '加一个同事：管理员点左边的“人”，填他的名字，选权限，按“加上，给登录链接”，把链接单独转给他，三天内点一次就进来。读者能问、能写自己的稿，编辑还能放报告，管理员还能管人。',
    ],
    tries: [],
    link: null,
  },
]

function renderChapter({ title, lines, tries, link }: Chapter): Html {
  const buttons = tries.map((text) => html`<button name="text" value="${text}">${text}</button>`)
  const form =
    tries.length > 0 ? html`<form class="choices" method="post" action="/ask">${buttons}</form>` : null
  const more = link ? html`<p><a href="${link[0]}">${link[1]}</a></p>` : null
  return html`<section><h2>${title}</h2>${lines.map((line) => html`<p>${line}</p>`)}${form}${more}</section>`
}

export const helpPage: Page = {
  nav: { href: current, label: '助', name: '帮助：怎么用' },
  open(app, { renderPage }) {
    app.get(current, (c) => {
      const main = html`<div class="sheet narrow help"><h1>怎么用</h1>${chapters.map(renderChapter)}<p class="js-only"><button type="button" data-keys>看快捷键</button></p></div>`
      return c.html(renderPage(c, { title: '帮助', current, main }))
    })
  },
}
