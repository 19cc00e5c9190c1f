// Passkeys are offered where the browser has them; when one is not used, the page says so.
export function offerPasskeys() {
  if (window.PublicKeyCredential) {
    for (const form of document.querySelectorAll('[data-passkeys]')) form.hidden = false;
  }
  document.addEventListener('allauth.error', (event) => {
    for (const note of document.querySelectorAll('[data-passkey-failed]')) note.hidden = false;
    event.preventDefault();
  });
}
