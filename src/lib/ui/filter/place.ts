// The ids by which the button of a filter and its options know each other.

export const buttonId = 'filter-button';
export const panelId = 'filter';
