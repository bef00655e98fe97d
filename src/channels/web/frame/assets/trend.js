// Page 数: the same numbers as lines over the years, drawn by echarts once they are asked for; a point opens its sentence.
let wantsYears = false
let echartsLoading = null

function loadEcharts(address) {
  echartsLoading ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: address, onload: resolve, onerror: reject })
    document.head.append(script)
  })
  return echartsLoading
}

const color = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim()

// Grey lines cannot be told apart by colour: each bears its name at its end, and the one pointed at stays.
function lineOf({ label, isOwn, points }, lines, isNarrow) {
  const last = points.findLast((point) => point !== null)
  const stroke = color(isOwn ? 'seal' : 'ink')
  // Of dozens only the own one and the one pointed at can be named.
  const isCrowd = lines.length > 12
  return {
    type: 'line',
    name: label,
    data: points.map((point) => point && { value: point.value, point, symbol: point.isAbout ? 'emptyCircle' : 'circle' }),
    symbolSize: isCrowd && !isOwn ? 4 : 8,
    z: isOwn ? 3 : 2,
    itemStyle: { color: stroke },
    lineStyle: { color: stroke, width: isOwn ? 2.5 : 1.25, opacity: isOwn ? 1 : isCrowd ? 0.2 : 0.5 },
    endLabel: { show: isOwn || !isCrowd, formatter: () => (isNarrow ? label : `${label} ${last.text}`), color: isOwn ? stroke : color('soft'), fontSize: 12, distance: 8 },
    emphasis: { focus: 'series', lineStyle: { opacity: 1 }, endLabel: { show: true } },
  }
}

function optionOf({ years, lines }, width) {
  return {
    animation: false,
    textStyle: { fontFamily: color('sans') },
    grid: { left: 44, right: width < 560 ? width * 0.28 : 140, top: 16, bottom: 28 },
    xAxis: { type: 'category', data: years.map(String), boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: color('edge') } }, axisLabel: { color: color('soft'), fontSize: 13 } },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: color('line') } }, axisLabel: { color: color('soft'), fontSize: 12 } },
    // Markup with inline styles is forbidden here (CSP), so the note is drawn.
    tooltip: { renderMode: 'richText', confine: true, borderColor: color('edge'), borderWidth: 1, shadowBlur: 0, shadowOffsetX: 0, shadowOffsetY: 0, textStyle: { color: color('ink'), fontSize: 13 }, formatter: ({ seriesName, name, data }) => `${seriesName} ${name}年 ${data.point.text}` },
    series: lines.map((line) => lineOf(line, lines, width < 560)),
  }
}

const namePx = 16

/** Ascending places, as near to where they were as they can be with room between them (as build-trend-option.ts does for the picture). */
function keepApart(places) {
  const groups = []
  for (const at of places) {
    let group = { first: at, members: [at] }
    for (let before = groups.at(-1); before && before.first + before.members.length * namePx > group.first; before = groups.at(-1)) {
      groups.pop()
      const members = [...before.members, ...group.members]
      group = { first: members.reduce((sum, one, i) => sum + one - i * namePx, 0) / members.length, members }
    }
    groups.push(group)
  }
  return groups.flatMap(({ first, members }) => members.map((_, i) => first + i * namePx))
}

/** Names of lines that end in one year lie on no other; with the number, where there is room, they tell which point they are of. */
function spreadNames(chart, { lines }) {
  const shifts = lines.map(() => 0)
  const ends = lines.map(({ points }, index) => {
    const column = points.findLastIndex((point) => point !== null)
    return { index, column, at: chart.convertToPixel({ seriesIndex: index }, [column, points[column].value])[1] }
  })
  for (const column of new Set(ends.map((end) => end.column))) {
    const names = ends.filter((end) => end.column === column).sort((a, b) => a.at - b.at)
    const bottom = chart.getHeight() - 12
    keepApart(names.map(({ at }) => at)).forEach((place, i) => {
      shifts[names[i].index] = Math.min(Math.max(place, 8 + i * namePx), bottom - (names.length - 1 - i) * namePx) - names[i].at
    })
  }
  chart.setOption({ series: shifts.map((shift) => ({ endLabel: { offset: [0, shift] } })) })
}

async function drawTrend(box) {
  await loadEcharts(box.dataset.echarts)
  const chart = echarts.init(box)
  const trend = JSON.parse(box.dataset.trend)
  chart.setOption(optionOf(trend, box.clientWidth))
  // Of dozens only the own name is shown.
  if (trend.lines.length <= 12) spreadNames(chart, trend)
  chart.on('click', ({ data }) => {
    opener = box
    htmx.ajax('GET', data.point.passage, { target: '#source' })
  })
  new ResizeObserver(() => chart.resize()).observe(box)
}

function showTrends() {
  for (const button of document.querySelectorAll('[data-years]')) {
    const figure = button.closest('.chart')
    const box = find('.trend', figure)
    button.setAttribute('aria-pressed', String(wantsYears))
    figure.classList.toggle('by-years', wantsYears)
    box.hidden = !wantsYears
    if (wantsYears && !box.dataset.drawn) {
      box.dataset.drawn = 'yes'
      drawTrend(box).catch(() => (box.textContent = '图没有画成：连不上案头。数都在下面的表里。'))
    }
  }
}

onClick('[data-years]', () => {
  wantsYears = !wantsYears
  showTrends()
})
onClick('.chart-years a', () => (wantsYears = false))
document.addEventListener('htmx:afterSettle', showTrends)

// 存图 says at once that it works, and saves what is shown: lines where lines are.
async function savePicture(link) {
  if (link.getAttribute('aria-disabled')) return
  find('#saving-failed')?.remove()
  const name = link.textContent
  const address = new URL(link.href)
  if (wantsYears) address.searchParams.set('lines', '')
  link.setAttribute('aria-disabled', 'true')
  link.textContent = '画图中…'
  try {
    const response = await fetch(address, { headers: { 'HX-Request': 'true' } })
    if (response.status === 401) return location.assign('/login')
    if (!response.ok) throw new Error(parse(await response.text()).textContent.trim())
    const [, named = ''] = /filename\*=UTF-8''(\S+)/.exec(response.headers.get('content-disposition')) ?? []
    const file = URL.createObjectURL(await response.blob())
    Object.assign(document.createElement('a'), { href: file, download: decodeURIComponent(named) }).click()
    setTimeout(() => URL.revokeObjectURL(file), 10_000)
    link.textContent = '图存好了'
  } catch (error) {
    link.textContent = '没有存成'
    const note = noteBelow(link.closest('form'), error instanceof TypeError ? '连不上案头。' : error.message, '过一会儿再点一次“存图”。')
    note.id = 'saving-failed'
  }
  link.removeAttribute('aria-disabled')
  setTimeout(() => (link.textContent = name), 2500)
}

onClick('[data-picture]', (link, event) => {
  if (event.ctrlKey || event.metaKey) return
  event.preventDefault()
  savePicture(link)
})
