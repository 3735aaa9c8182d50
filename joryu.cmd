@echo off
rem The joryu command, run from a clone: builds what is missing, starts org.joryu.app.
setlocal
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "HOME_DIR=%ROOT%\src\target\joryu"

set "JAVA="
if defined JAVA_HOME call :check "%JAVA_HOME%"
if not defined JAVA for /f "delims=" %%j in ('where javac 2^>nul') do if not defined JAVA call :check "%%~dpj.."
if not defined JAVA for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :check "%%~d"
if not defined JAVA (
  echo joryu: needs JDK 25, but found none: install Temurin 25 from adoptium.net or set JAVA_HOME to one. 1>&2
  exit /b 1
)

if not exist "%HOME_DIR%\built" (
  echo joryu: building ^(the first time this downloads libraries, 150 MB^) 1>&2
  pushd "%ROOT%"
  call mvnw.cmd -q -B -DskipTests -Dspotless.check.skip package || (popd & exit /b 1)
  popd
  type nul > "%HOME_DIR%\built"
)

set OPT_OUT_TRACKING=true
"%JAVA%" --enable-native-access=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -XX:+UseSerialGC -Xms32m -XX:NewSize=20m -XX:-ShrinkHeapInSteps -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -Xlog:aot=off -Xlog:cds=off "-XX:AOTCache=%HOME_DIR%\joryu.aot" "-Djoryu.home=%HOME_DIR%" "-Djoryu.root=%ROOT%" -cp "%HOME_DIR%\app\*" org.joryu.app.Joryu %*
exit /b %ERRORLEVEL%

:check
if not exist "%~1\release" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
for /f tokens^=2^ delims^=^=.^" %%v in ('findstr /b JAVA_VERSION= "%~1\release"') do if %%v GEQ 25 (
  set "JAVA=%~1\bin\java.exe"
  set "JAVA_HOME=%~1"
)
exit /b 0
