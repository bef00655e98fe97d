@echo off
rem Starts the version that "current" names, with the Node that lies in it. Without arguments: serve.
setlocal
chcp 65001 >nul
set /p ANTOU_CURRENT=<"%~dp0current"
set "ANTOU_VERSION=%~dp0versions\%ANTOU_CURRENT%"
"%ANTOU_VERSION%\node\node.exe" "%ANTOU_VERSION%\start.mjs" %*
set ANTOU_STATUS=%ERRORLEVEL%
if "%~1"=="" if not "%ANTOU_STATUS%"=="0" pause
exit /b %ANTOU_STATUS%
