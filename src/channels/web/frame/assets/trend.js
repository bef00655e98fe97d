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
const townOf = (place) => /^.+[县区市旗](.{2,})$/.exec(place)?.[1] ?? place

// Grey lines cannot be told apart by colour: each bears its name at its end, and the one pointed at stays.
function lineOf({ place, isOwn, points }, lines) {
  const isNamesake = lines.some((other) => other.place !== place && townOf(other.place) === townOf(place))
  const stroke = color(isOwn ? 'seal' : 'ink')
  // Of dozens only the own one and the one pointed at can be named.
  const isCrowd = lines.length > 12
  return {
    type: 'line',
    name: isNamesake ? place : townOf(place),
    data: points.map((point) => point && { value: point.value, point, symbol: point.isAbout ? 'emptyCircle' : 'circle' }),
    symbolSize: isCrowd && !isOwn ? 4 : 8,
    z: isOwn ? 3 : 2,
    itemStyle: { color: stroke },
    lineStyle: { color: stroke, width: isOwn ? 2.5 : 1.25, opacity: isOwn ? 1 : isCrowd ? 0.2 : 0.5 },
    endLabel: { show: isOwn || !isCrowd, formatter: '{a}', color: isOwn ? stroke : color('soft'), fontSize: 12, distance: 8 },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { focus: 'series', lineStyle: { opacity: 1 }, endLabel: { show: true } },
  }
}

function optionOf({ years, lines }, width) {
  return {
    animation: false,
    textStyle: { fontFamily: color('sans') },
    grid: { left: 44, right: Math.min(132, width * 0.28), top: 16, bottom: 28 },
    xAxis: { type: 'category', data: years.map(String), boundaryGap: false, axisTick: { show: false }, axisLine: { lineStyle: { color: color('edge') } }, axisLabel: { color: color('soft'), fontSize: 13 } },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: color('line') } }, axisLabel: { color: color('soft'), fontSize: 12 } },
    // Markup with inline styles is forbidden here (CSP), so the note is drawn.
    tooltip: { renderMode: 'richText', confine: true, borderColor: color('edge'), borderWidth: 1, shadowBlur: 0, shadowOffsetX: 0, shadowOffsetY: 0, textStyle: { color: color('ink'), fontSize: 13 }, formatter: ({ seriesName, name, data }) => `${seriesName} ${name}年 ${data.point.text}` },
    series: lines.map((line) => lineOf(line, lines)),
  }
}

async function drawTrend(box) {
  await loadEcharts(box.dataset.echarts)
  const chart = echarts.init(box)
  const trend = JSON.parse(box.dataset.trend)
  chart.setOption(optionOf(trend, box.clientWidth))
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
