import { describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { placeFullName } from '#domain/place.ts'
import { parsePlace } from '#text/parse-place.ts'
import { findPlaces, shortName } from '#text/places.ts'
import { readingBook } from '../fakes/reading-book.ts'

const gazetteer = openGazetteer()
const names = { gazetteer, nouns: readingBook.placeNouns }
const known = [
  { province: null, city: null, county: '青禾县', town: '柳溪镇' },
  { province: null, city: null, county: '青禾县', town: '官埠桥镇' },
  { province: null, city: null, county: '云岭县', town: '云雾土家族乡' },
]
const find = (text: string) =>
  findPlaces(text, { gazetteer, known }).map(({ text: name, match }) => [name, match])

describe('the gazetteer', () => {
  it('gives a recurring town once a county', () => {
    const towns = gazetteer.find('锦和镇')
    expect(towns.map(placeFullName).sort()).toEqual(
      ['广东省湛江市徐闻县锦和镇', '湖南省怀化市麻阳苗族自治县锦和镇'].sort(),
    )
  })

  it('puts the counties of a municipality under the municipality itself', () => {
    expect(gazetteer.find('奉节县')).toEqual([
      { province: '重庆市', city: '重庆市', county: '奉节县', town: null },
    ])
  })

  it('knows nothing of an invented name', () => {
    expect(gazetteer.find('青禾县')).toEqual([])
  })
})

describe('places in a question', () => {
  it('are found by full name, by short name and without the suffix', () => {
    expect(find('连江县敖江镇和柳溪、云雾怎么做')).toEqual([
      ['连江县', 'full'],
      ['敖江镇', 'full'],
      ['柳溪', 'short'],
      ['云雾', 'short'],
    ])
  })

  it('are found with one wrong character', () => {
    expect(find('管埠桥2022年')).toEqual([['管埠桥', 'similar']])
    expect(find('柳西镇呢')).toEqual([['柳西镇', 'similar']])
  })

  it('are not misread from another real place or from 乡镇', () => {
    expect(find('其他乡镇和各镇怎么做')).toEqual([])
    expect(find('龙溪镇')).toEqual([['龙溪镇', 'full']])
  })
})

describe('short names', () => {
  it.each([
    ['敖江镇', '敖江'],
    ['大山江街道', '大山江'],
    ['云雾土家族乡', '云雾'],
    ['麻阳苗族自治县', '麻阳'],
    ['唐镇', '唐镇'],
  ])('%s is said %s', (name, short) => {
    expect(shortName(name)).toBe(short)
  })
})

describe('the place a title names', () => {
  it.each([
    ['连江县敖江镇2023年法治政府建设工作报告', '福建省福州市连江县敖江镇'],
    ['青禾县柳溪镇人民政府关于2024年度工作情况的报告', '青禾县柳溪镇'],
    ['2024年柳溪镇法治政府建设总结', '柳溪镇'],
    ['槐荫区西市场街道2022年报告', '山东省济南市槐荫区西市场街道'],
    ['磐石市红旗岭镇2024年报告', '吉林省吉林市磐石市红旗岭镇'],
    ['中共青禾县石桥乡委员会', '青禾县石桥乡'],
    ['云南省昆明市东川区铜都街道办事处2023年总结', '云南省昆明市东川区铜都街道'],
    ['咸安区人民政府', '湖北省咸宁市咸安区'],
    ['确山县人民政府盘龙街道办事处2021年法治政府建设年度报告', '河南省驻马店市确山县盘龙街道'],
    ['中共海城区西街街道委员会 海城区西街街道办事处', '广西壮族自治区北海市海城区西街街道'],
    ['社旗县-晋庄镇2023年法治政府建设年度报告', '河南省南阳市社旗县晋庄镇'],
    ['东乡族自治县-考勒乡2021年报告', '甘肃省临夏回族自治州东乡族自治县考勒乡'],
    ['北京市朝阳区豆各庄地区2024年报告', '北京市朝阳区豆各庄地区'],
    ['阿鲁科尔沁旗巴彦温都尔苏木2023年总结', '内蒙古自治区赤峰市阿鲁科尔沁旗巴彦温都尔苏木'],
    ['江汀区红旗农场2023年法治政府建设情况报告', '江汀区红旗农场'],
    ['青麓县经济开发区2024年度工作总结', '青麓县经济开发区'],
    ['青麓县沙湾办事处2024年度工作总结', '青麓县沙湾办事处'],
  ])('%s', (title, name) => {
    const place = parsePlace(title, names)
    expect(place && placeFullName(place)).toBe(name)
  })

  it('is none where only 乡镇 in general are meant', () => {
    expect(parsePlace('我县各乡镇2023年法治建设情况', names)?.town ?? null).toBeNull()
  })
})
