[Appearance]
ColorScheme=kiosk
Font=Noto Sans Mono,15,-1,5,50,0,0,0,0,0
WordMode=true
WordModeAttr=false
WordModeAscii=false
WordModeBrahmic=true
BidiEnabled=true
AntiAliasFonts=true

[Cursor Options]
CursorShape=0

[General]
Name=kiosk
Parent=FALLBACK/
TerminalMargin=0
ShowTerminalSizeHint=false

[Interaction Options]
AutoCopySelectedText=false
MiddleClickPasteMode=1
MouseWheelZoomEnabled=false
OpenLinksByDirectClickEnabled=false
UnderlineFilesEnabled=false
UnderlineLinksEnabled=false

[Scrolling]
HistoryMode=0
ScrollBarPosition=2

[Terminal Features]
FlowControlEnabled=false
BlinkingCursorEnabled=false
