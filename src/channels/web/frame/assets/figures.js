// Page 数: menus, one open at a time; a click beside them closes, typing narrows the list.
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
