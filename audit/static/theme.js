/**
 * The theme: as the system has it, or light or dark as the editor chose; set before anything is drawn.
 *
 * This is no module, because modules run only once the page is there.
 */
{
  const PLACE = "congbao.theme";
  const root = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem(PLACE);
    } catch {
      return null;
    }
  };

  const show = () => {
    root.dataset.theme = chosen() ?? (prefersDark.matches ? "dark" : "light");
  };

  const turn = () => {
    const theme = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(PLACE, theme);
    } catch {
      // Where nothing can be kept, the theme is that of the page alone.
    }
    root.dataset.theme = theme;
  };

  show();
  prefersDark.addEventListener("change", show);
  addEventListener("storage", show);
  addEventListener("turn-theme", turn);
  addEventListener("DOMContentLoaded", () => document.getElementById("theme")?.addEventListener("click", turn));
}
