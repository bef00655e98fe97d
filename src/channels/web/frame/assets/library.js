// Page 库: all boxes of the list at once.
onClick('[data-tick-all]', (button) => {
  const boxes = [...document.querySelectorAll('#list input[name=id]')]
  const isOn = boxes.some((box) => !box.checked)
  for (const box of boxes) box.checked = isOn
  button.textContent = isOn ? '全不勾' : '全勾上'
})
