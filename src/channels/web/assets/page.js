// The page's own script: streams answers, fills and closes the drawer, copies, uploads file by file. Without it all works as plain forms.
(() => {
  const root = document.documentElement
  root.classList.add('js')
  const find = (selector, from = document) => from.querySelector(selector)

  /* ---- asking ---- */
  let stop = null
  const pendingKey = 'antou-pending'

  function parse(markup) {
    const box = document.createElement('template')
    box.innerHTML = markup
    htmx.process(box.content)
    return box.content
  }

  function say(text) {
    const live = find('#live')
    if (live) live.textContent = text
  }

  function setBusy(isBusy) {
    const form = find('#ask')
    find('.send', form).hidden = isBusy
    find('.stop', form).hidden = !isBusy
    for (const button of document.querySelectorAll('.examples button, .answer .choices button')) button.disabled = isBusy
  }

  // Follows the growing answer only while its end is in view, so that reading is never disturbed.
  function isAtEnd() {
    return window.innerHeight + window.scrollY >= document.body.scrollHeight - 160
  }

  function openTurn() {
    let turn = null
    return {
      show(event, data) {
        const follow = isAtEnd()
        if (event === 'turn') {
          find('.welcome')?.remove()
          turn = parse(data).firstElementChild
          find('#turns').append(turn)
          turn.scrollIntoView({ block: 'start' })
        } else if (event === 'body' && turn) {
          const body = parse(data)
          while (turn.children.length > 2) turn.lastElementChild.remove()
          turn.append(body)
          htmx.process(turn)
          if (follow) window.scrollTo(0, document.body.scrollHeight)
        } else if (event === 'own') {
          find('.place-form + .own')?.remove()
          find('#own')?.replaceWith(parse(data))
        }
      },
      fail(text, fix) {
        const note = document.createElement('div')
        note.className = 'note problem'
        for (const line of [text, fix]) note.append(Object.assign(document.createElement('p'), { textContent: line }))
        const place = turn ?? find('#turns')
        find('.steps', place)?.remove()
        find('.under-way', place)?.removeAttribute('aria-busy')
        place.append(note)
      },
      isDone: () => turn !== null && !find('.under-way', turn),
    }
  }

  // Server-sent events over a POST: blocks end with an empty line, a block has one `event:` and its `data:` lines.
  async function readEvents(response, onEvent) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const blocks = (rest + value).split('\n\n')
      rest = blocks.pop()
      for (const block of blocks) {
        const lines = block.split('\n')
        const take = (name) => lines.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length))
        onEvent(take('event: ')[0], take('data: ').join('\n'))
      }
    }
  }

  async function ask(action, text) {
    if (stop || !text.trim()) return
    stop = new AbortController()
    sessionStorage.setItem(pendingKey, text)
    setBusy(true)
    say('正在查')
    const turn = openTurn()
    try {
      const headers = { Accept: 'text/event-stream' }
      const response = await fetch(action, { method: 'POST', body: new URLSearchParams({ text }), headers, signal: stop.signal })
      if (response.status === 401) return void location.assign('/login')
      if (!response.ok || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
        const problem = parse(await response.text()).textContent.trim()
        return turn.fail(problem || '服务器没有回答。', '请再试一次。')
      }
      await readEvents(response, turn.show)
      if (!turn.isDone()) turn.fail('回答没有传完。', '请再问一次。')
      say('回答好了')
      sessionStorage.removeItem(pendingKey)
    } catch (error) {
      if (error.name === 'AbortError') {
        turn.fail('已停下。', '停下前查到的留在上面；要完整的回答，请再问一次。')
        sessionStorage.removeItem(pendingKey)
      } else turn.fail('连不上案头。', '看看启动案头的窗口还在不在，再问一次。')
      say('没有答完')
    } finally {
      stop = null
      setBusy(false)
    }
  }

  document.addEventListener('submit', (event) => {
    const form = event.target
    if (form.getAttribute('action') !== '/ask') return
    event.preventDefault()
    const box = find('textarea', form)
    if (stop) return
    const text = box ? box.value : event.submitter?.value
    if (box) box.value = ''
    ask('/ask', text ?? '')
  })

  document.addEventListener('keydown', (event) => {
    const isBox = event.target.matches?.('.ask textarea')
    // While an input method is composing, Enter chooses a word.
    if (isBox && event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault()
      event.target.form.requestSubmit()
    }
    if (event.key !== 'Escape') return
    const menu = find('.picker[open]')
    if (menu) menu.open = false
    else closeDrawer()
    find('#facts')?.classList.remove('open')
  })

  /* ---- the drawer ---- */
  let opener = null

  function closeDrawer() {
    const drawer = find('#source')
    if (!drawer || drawer.classList.contains('shut')) return
    drawer.classList.add('shut')
    root.classList.remove('drawer-open')
    for (const box of document.querySelectorAll('.n.on')) box.classList.remove('on')
    opener?.focus({ preventScroll: true })
    opener = null
  }

  function openDrawer() {
    const drawer = find('#source')
    drawer.classList.remove('shut')
    root.classList.add('drawer-open')
    const mark = find('#mark', drawer)
    const head = find('header', drawer)?.offsetHeight ?? 0
    const top = mark ? mark.getBoundingClientRect().top - drawer.getBoundingClientRect().top + drawer.scrollTop : 0
    drawer.scrollTop = Math.max(0, top - head - (drawer.clientHeight - head) / 3)
    drawer.focus({ preventScroll: true })
    // On a phone the drawer covers the lower half: what was tapped stays above it.
    if (opener && opener.getBoundingClientRect().bottom > drawer.getBoundingClientRect().top && matchMedia('(max-width: 760px)').matches) {
      window.scrollBy(0, opener.getBoundingClientRect().top - 120)
    }
  }

  document.addEventListener('click', (event) => {
    const box = event.target.closest?.('a.n, a.bar')
    if (box) {
      for (const other of document.querySelectorAll('.n.on')) other.classList.remove('on')
      const href = box.getAttribute('href')
      for (const same of box.closest('.answer, #figures')?.querySelectorAll('a.n') ?? []) same.classList.toggle('on', same.getAttribute('href') === href)
      opener = box
    }
    if (event.target.closest?.('[data-close]')) closeDrawer()
    if (event.target.closest?.('#ask .stop')) stop?.abort()
    const copy = event.target.closest?.('[data-copy]')
    if (copy) copyText(find('.copied', copy.closest('.answer')).textContent, copy)
    if (event.target.closest?.('[data-all]')) for (const button of document.querySelectorAll('#previews .main')) button.click()
  })
  document.addEventListener('htmx:afterSettle', (event) => {
    if (event.target.id === 'source') openDrawer()
  })

  /* ---- copying; the clipboard needs https or this machine, elsewhere a selection does it ---- */
  async function copyText(text, button) {
    let isDone = true
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      const area = Object.assign(document.createElement('textarea'), { value: text })
      document.body.append(area)
      area.select()
      isDone = document.execCommand('copy')
      area.remove()
    }
    button.textContent = isDone ? '已复制' : '没有复制成'
    setTimeout(() => (button.textContent = '复制'), 2000)
  }

  /* ---- uploading, one request a file, so that a bad or large one stops no other ---- */
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

  async function upload(files) {
    const list = find('#previews')
    const cards = files.map((file) => [file, uploadLine(file.name, '等着读……')])
    for (const [, card] of cards) list.append(card)
    for (const [file, card] of cards) {
      card.lastElementChild.textContent = '正在读……'
      await uploadOne(file, card)
    }
    const waiting = list.querySelectorAll('.main').length
    find('[data-all]')?.remove()
    if (waiting < 2) return
    const all = Object.assign(document.createElement('button'), { type: 'button', className: 'main', textContent: `${waiting} 份全部入库` })
    all.dataset.all = ''
    list.prepend(all)
  }

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

  /* ---- menus of the page 数: one open at a time, a click beside them closes, typing narrows the list ---- */
  document.addEventListener('click', (event) => {
    const own = event.target.closest?.('.picker')
    for (const picker of document.querySelectorAll('.picker[open]')) if (picker !== own) picker.open = false
  })
  document.addEventListener('input', (event) => {
    if (!event.target.matches?.('[data-find]')) return
    const words = event.target.value.trim()
    for (const label of event.target.closest('.menu').querySelectorAll('label')) {
      label.hidden = !label.textContent.includes(words) && !find('input', label).checked
    }
  })

  /* ---- a draft: a number and its source light up together; names of chosen files ---- */
  document.addEventListener('click', (event) => {
    const facts = find('#facts')
    if (!facts) return
    const number = event.target.closest?.('a.num')
    if (number) {
      event.preventDefault()
      for (const other of document.querySelectorAll('.num.on, .find.on')) other.classList.remove('on')
      const entry = document.getElementById(number.getAttribute('href').slice(1))
      number.classList.add('on')
      entry.closest('details').open = true
      entry.classList.add('on')
      facts.classList.add('open')
      entry.scrollIntoView({ block: 'center' })
    }
    if (event.target.closest?.('[data-facts]')) facts.classList.toggle('open')
    if (event.target.closest?.('[data-close-facts]')) facts.classList.remove('open')
  })
  document.addEventListener('change', (event) => {
    const said = event.target.type === 'file' && event.target.closest('form')?.querySelector('[data-chosen]')
    if (said) said.textContent = [...event.target.files].map((file) => file.name).join('、')
  })

  /* ---- on load ---- */
  document.addEventListener('DOMContentLoaded', () => {
    const box = find('#ask textarea')
    const last = find('#turns .turn:last-child')
    if (box && sessionStorage.getItem(pendingKey)) {
      box.value = sessionStorage.getItem(pendingKey)
      sessionStorage.removeItem(pendingKey)
    }
    if (last) last.scrollIntoView({ block: 'start' })
    if (box && !find('.place-form') && matchMedia('(min-width: 761px)').matches) box.focus({ preventScroll: true })
    const target = location.hash === '#mark' && find('#mark')
    if (target) target.scrollIntoView({ block: 'center' })
  })
})()
