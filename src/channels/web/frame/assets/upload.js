// Page 库: files go up one by one, so that a bad or large one stops no other; a bar says how many are left.
const maxBytes = 20 * 1024 * 1024 - 4096

function uploadLine(name, text) {
  const card = document.createElement('article')
  card.className = 'preview'
  card.append(Object.assign(document.createElement('p'), { className: 'when', textContent: name }))
  card.append(Object.assign(document.createElement('p'), { textContent: text }))
  return card
}

async function uploadOne(file, card) {
  if (file.size > maxBytes) return card.replaceWith(uploadLine(file.name, '超过20 MB，没有上传。请放进收件目录，或用 antou ingest。'))
  const body = new FormData()
  body.append('files', file)
  try {
    const response = await fetch('/reports/upload', { method: 'POST', body, headers: { 'HX-Request': 'true' } })
    if (response.status === 401) return location.assign('/login')
    const markup = parse(await response.text())
    const added = [...markup.children]
    card.replaceWith(markup)
    for (const element of added) htmx.process(element)
  } catch {
    card.replaceWith(uploadLine(file.name, '没有传上去：连不上案头。请再选一次。'))
  }
}

function openProgress(list, total) {
  const line = Object.assign(document.createElement('p'), { className: 'index-state' })
  const bar = Object.assign(document.createElement('progress'), { max: total, value: 0 })
  bar.setAttribute('aria-label', '读文件的进度')
  const said = document.createElement('span')
  line.append(bar, said)
  if (total > 1) list.before(line)
  return {
    show(done) {
      bar.value = done
      said.textContent = `正在读，还剩 ${total - done} 份。`
    },
    close: () => line.remove(),
  }
}

async function upload(files) {
  const list = find('#previews')
  const cards = files.map((file) => [file, uploadLine(file.name, '等着读……')])
  for (const [, card] of cards) list.append(card)
  const progress = openProgress(list, files.length)
  for (const [index, [file, card]] of cards.entries()) {
    progress.show(index)
    card.lastElementChild.textContent = '正在读……'
    await uploadOne(file, card)
  }
  progress.close()
  offerAll(list)
}

/** One button a decision for all that wait, from two on. */
function offerAll(list) {
  find('.all', list)?.remove()
  const waiting = list.querySelectorAll('.preview .main').length
  if (waiting < 2) return
  const line = Object.assign(document.createElement('p'), { className: 'choices all' })
  for (const [act, name] of [['confirm', '全部入库'], ['discard', '都不要']]) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: `${waiting} 份${name}` })
    button.classList.toggle('main', act === 'confirm')
    button.dataset.all = act
    line.append(button)
  }
  list.prepend(line)
}

onClick('[data-all]', (button) => {
  button.parentElement.remove()
  for (const one of document.querySelectorAll(`#previews form[action="/reports/${button.dataset.all}"] button`)) one.click()
})

for (const kind of ['dragover', 'dragleave', 'drop']) {
  document.addEventListener(kind, (event) => {
    const box = find('#upload')
    if (!box || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    box.classList.toggle('over', kind === 'dragover' && box.contains(event.target))
    if (kind === 'drop' && box.contains(event.target)) upload([...event.dataTransfer.files])
  })
}

document.addEventListener('change', (event) => {
  if (event.target.id !== 'files') return
  upload([...event.target.files])
  event.target.value = ''
})

// All boxes of the list at once.
onClick('[data-tick-all]', (button) => {
  const boxes = [...document.querySelectorAll('#list input[name=id]')]
  const isOn = boxes.some((box) => !box.checked)
  for (const box of boxes) box.checked = isOn
  button.textContent = isOn ? '全不勾' : '全勾上'
})
