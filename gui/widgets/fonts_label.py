"""What is to be said of the fonts of this machine before something is printed."""

from PySide6.QtWidgets import QLabel

from gui.painting import FontReport


class FontsLabel(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)

    def show_report(self, report: FontReport | None) -> None:
        """Which official fonts are missing, what is borrowed, and what no font has; nothing where all is well."""
        self.setText("" if report is None else self._font_words(report))

    def _font_words(self, fonts: FontReport) -> str:
        by_family: dict[str, list[str]] = {}
        for official, family in fonts.substituted:
            by_family.setdefault(family, []).append(official)
        said = [
            self.tr("Not installed: {official}. {family} stands in.").format(
                official=self.tr(", ").join(official), family=family
            )
            for family, official in by_family.items()
        ]
        if fonts.borrowed:
            said.append(self.tr("From another font: {characters}").format(characters=fonts.borrowed))
        if fonts.lost:
            said.append(
                self.tr("No font has {characters}: printed as an empty box. Install a font that has them.").format(
                    characters=fonts.lost
                )
            )
        return "\n".join(said)
