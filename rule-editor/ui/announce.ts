/** Says something to screen readers without moving focus. */
export function announce(text: string): void {
  let region = document.getElementById('announcements');
  if (!region) {
    region = document.createElement('div');
    region.id = 'announcements';
    region.setAttribute('role', 'status');
    region.className = 'ds-sr-only';
    document.body.append(region);
  }
  region.textContent = '';
  const place = region;
  setTimeout(() => (place.textContent = text), 50);
}
