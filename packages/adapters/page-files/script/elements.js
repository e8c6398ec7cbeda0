// Elements that scripts add to a page.

export const create = (name, properties) => Object.assign(document.createElement(name), properties);

export const title = (textContent) => create('h3', { textContent });
export const write = (name, className, textContent) => create(name, { className, textContent });

export function block(text, label, wraps = false) {
  const code = create('div', { className: wraps ? 'code wrap' : 'code' });
  const pre = create('pre', { tabIndex: 0, role: 'group', ariaLabel: label });
  pre.append(create('code', { textContent: text }));
  code.append(pre, create('button', { type: 'button', className: 'copy', textContent: 'Copy', hidden: true }));
  code.lastChild.dataset.copy = '';
  return code;
}

export function prepareCopying(within) {
  if (navigator.clipboard === undefined) return;
  for (const button of within.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.parentElement.querySelector('code').textContent);
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 1500);
    });
  }
}

/** Turns sections, which are readable as they are, into tabs. Source: ARIA Authoring Practices, "Tabs". */
export function makeTabs(tabs) {
  const panels = [...tabs.querySelectorAll('[data-tab]')];
  const list = create('div', { role: 'tablist', className: 'tablist', ariaLabel: tabs.getAttribute('aria-label') });
  tabs.removeAttribute('aria-label');
  const buttons = panels.map((panel, index) => {
    const id = `tabs-${[...document.querySelectorAll('[data-tabs]')].indexOf(tabs)}-${index}`;
    const button = create('button', { type: 'button', role: 'tab', id: `${id}-tab`, textContent: panel.dataset.tab });
    button.setAttribute('aria-controls', id);
    panel.id = id;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', button.id);
    button.addEventListener('click', () => choose(index));
    button.addEventListener('keydown', ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (step !== undefined) choose((index + step + panels.length) % panels.length, true);
    });
    return button;
  });
  const choose = (chosen, moves) => {
    for (const [index, panel] of panels.entries()) {
      panel.hidden = index !== chosen;
      buttons[index].setAttribute('aria-selected', String(index === chosen));
      buttons[index].tabIndex = index === chosen ? 0 : -1;
    }
    if (moves) buttons[chosen].focus();
  };
  list.append(...buttons);
  tabs.prepend(list);
  tabs.dataset.ready = '';
  choose(0);
}
