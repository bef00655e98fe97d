import { describe, expect, it } from 'vitest'
import type { Block } from '#domain/block.ts'
import { cleanText } from '#ingest/read/clean-text.ts'
import { findFurniture } from '#ingest/read/find-furniture.ts'
import { cleanLine } from '#text/clean-line.ts'

const blocks = (text: string): Block[] => text.split('\n').map((line) => ({ kind: 'text', text: line }))

describe('a line', () => {
  it.each([
    ['办件 236 项,办结率 94.3 %', '办件236项,办结率94.3%'],
    ['\u3000\u3000全镇\u00a0共\u200217个村', '全镇共17个村'],
    ['规(guī)定和职(zhí)责', '规定和职责'],
    ['规(gui)定', '规定'],
    ['下载国家反诈中心(APP)', '下载国家反诈中心(APP)'],
    ['方案(a)与方案(b)', '方案(a)与方案(b)'],
    ['法 治 政 府 建 设 报 告', '法治政府建设报告'],
    ['2 0 2 4年', '2024年'],
    ['２０２４年，共９６％', '2024年，共96%'],
    ['use Word 2016 here', 'use Word 2016 here'],
    ['㈠抓排查,⑴抓回访,⒈抓台账', '(一)抓排查,(1)抓回访,1.抓台账'],
    ['⼀、⽯桥店镇⼈⺠政府的意⻅', '一、石桥店镇人民政府的意见'],
  ])('%s', (raw, cleaned) => {
    expect(cleanLine(raw)).toBe(cleaned)
  })
})

describe('page furniture', () => {
  it.each([
    '发布时间:2024-02-05 08:10',
    '来源:连江县',
    '您当前的位置:首页>政务公开',
    '【字体:大中小】',
    '扫一扫在手机打开当前页',
    '上一篇:关于防汛的通知',
    '版权所有:某某人民政府',
    '— 3 —',
    '第 2 页 共 8 页',
    '分享到:',
    '文件下载:',
    '瀏覽次數:12',
    '.TRS_Editor P{line-height:1.5;font-family:宋体;font-size:12pt;}',
    'var pageTitle="石桥店镇";',
    '$(function(){ $("#barcode").qrcode(); });',
    '相关链接',
  ])('%s', (line) => {
    expect(findFurniture(line)).not.toBeNull()
  })

  it.each([
    '会议通过《章程》(试行);',
    '居民扫描墙上的二维码即可反映诉求,全年办结460件。',
    '3.老契约只扫描了六个村,还有三个村没有完成',
    '一是加强政务公开,主动公开信息120条。',
    '时间紧、任务重,全镇干部职工迎难而上。',
    '关注弱势群体,开展法律援助12件。',
  ])('is not %s', (line) => {
    expect(findFurniture(line)).toBeNull()
  })
})

describe('a page', () => {
  const page =
    '首页\n青禾县人民政府\n发布时间:2024-02-05\n柳溪镇2023年法治政府建设工作报告\n柳溪镇2023年度法治政府建设工作报告\n2023年,柳溪镇扎实推进依法行政,现将有关情况报告如下:\n一、主要举措\n全年调解纠纷12起。【打印】【关闭】\n柳溪镇人民政府    2024年1月9日\n相关新闻一则\n扫一扫在手机打开当前页'

  it('keeps title, body and signature, each on its lines', () => {
    const cleaned = cleanText(blocks(page))
    expect(cleaned.text.split('\n')).toEqual([
      '柳溪镇2023年法治政府建设工作报告',
      '2023年,柳溪镇扎实推进依法行政,现将有关情况报告如下:',
      '一、主要举措',
      '全年调解纠纷12起。',
      '柳溪镇人民政府',
      '2024年1月9日',
    ])
    expect(cleaned.text.slice(cleaned.signature.start, cleaned.signature.end)).toBe(
      '柳溪镇人民政府\n2024年1月9日',
    )
  })

  it('tells what it dropped and why', () => {
    const { dropped } = cleanText(blocks(page))
    expect(dropped).toContainEqual({ text: '发布时间:2024-02-05', reason: '页面信息' })
    expect(dropped).toContainEqual({ text: '柳溪镇2023年度法治政府建设工作报告', reason: '标题重复' })
  })

  it('keeps a table as a line a row', () => {
    const table: Block = {
      kind: 'table',
      rows: [
        ['项目', '数量'],
        ['调解 纠纷', '12 起'],
      ],
      hasHeader: true,
    }
    const cleaned = cleanText([
      ...blocks('一、主要举措\n全年情况见下表,各项工作均已完成,群众反映良好。'),
      table,
    ])
    expect(cleaned.text).toContain('项目 | 数量\n调解纠纷 | 12起')
    expect(cleaned.tables).toHaveLength(1)
  })

  it('drops the table of contents, with dots and without', () => {
    const body =
      '2023年,柳溪镇扎实推进依法行政,现将有关情况报告如下:\n一、主要举措\n全年调解纠纷12起。\n二、存在问题\n人手不足。'
    const title = '青禾县柳溪镇2023年法治政府建设工作报告'
    for (const contents of [
      '一、主要举措……1\n二、存在问题 ..... 4',
      '一、主要举措\t1\n二、存在问题\t4',
      '一、主要举措\n二、存在问题',
    ])
      expect(cleanText(blocks(`${title}\n目　录\n${contents}\n${body}`)).text).toBe(`${title}\n${body}`)
  })

  it('drops a head that stands beside page numbers, and does not end there', () => {
    const text =
      '青禾县柳溪镇2023年法治政府建设工作报告\n2023年,柳溪镇扎实推进依法行政,现将有关情况报告如下:\n一、主要举措\n全年调解纠纷12起,均已办结。\n青禾县柳溪镇人民政府\n- 2 -\n全年普法12场,参加群众300余人次。\n青禾县柳溪镇人民政府\n- 3 -\n二、存在问题\n人手不足。'
    const cleaned = cleanText(blocks(text))
    expect(cleaned.text).not.toContain('人民政府')
    expect(cleaned.text.endsWith('二、存在问题\n人手不足。')).toBe(true)
  })

  it('joins lines that a page width cut', () => {
    const paragraph = '全镇建立矛盾纠纷排查台账,明确专人负责,实行销号管理,'.repeat(6)
    const lines = Array.from({ length: 10 }, () => `\u3000\u3000${paragraph}办结。`).flatMap(
      (text) => text.match(/.{1,30}/g) ?? [],
    )
    expect(cleanText(blocks(lines.join('\n'))).text.split('\n')).toHaveLength(10)
  })
})
