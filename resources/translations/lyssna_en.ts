<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="sv_SE">
<context>
    <name>AsideCard</name>
    <message>
        <source>Ligger åt sidan, och hindrar inget annat</source>
        <translation>Put aside, and holding back nothing else</translation>
    </message>
    <message>
        <source>Sändning %1 från %2, svar: %3</source>
        <translation>Batch %1 from %2, answers: %3</translation>
    </message>
    <message>
        <source>Skicka en gång till</source>
        <translation>Send once more</translation>
    </message>
    <message>
        <source>Spara på minne</source>
        <translation>Save to a stick</translation>
    </message>
</context>
<context>
    <name>AttractPage</name>
    <message>
        <source>Nästa dialog: %1</source>
        <translation>Next dialogue: %1</translation>
    </message>
    <message>
        <source>Tryck på skärmen</source>
        <translation>Tap the screen</translation>
    </message>
    <message>
        <source>Vi tar en paus. Kom gärna tillbaka om en stund.</source>
        <translation>We are taking a break. Please come back in a while.</translation>
    </message>
    <message>
        <source>Vi är strax tillbaka.</source>
        <translation>We will be right back.</translation>
    </message>
    <message>
        <source>Just nu samlar vi inte in svar.</source>
        <translation>We are not collecting answers right now.</translation>
    </message>
    <message>
        <source>En minut. Helt anonymt.</source>
        <translation>One minute. Completely anonymous.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation>%1 have answered today.</translation>
    </message>
    <message>
        <source>Tryck för att börja</source>
        <translation>Tap to begin</translation>
    </message>
    <message>
        <source>För personalen: %1</source>
        <translation>For staff: %1</translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message>
        <source>under 5</source>
        <translation>under 5</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Nej</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Kontrollerar …</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>Kontroll</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Kontrollera igen</source>
        <translation>Check again</translation>
    </message>
</context>
<context>
    <name>ChoiceTile</name>
    <message>
        <source>%1, plats %2</source>
        <translation>%1, place %2</translation>
    </message>
</context>
<context>
    <name>ComfortSheet</name>
    <message>
        <source>Anpassa skärmen</source>
        <translation>Adjust the screen</translation>
    </message>
    <message>
        <source>Textens storlek</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Vanlig</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Större</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Störst</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>Färger</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Ljus</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Mörk</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Hög kontrast</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Annat</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Inga rörelser</source>
        <translation>No motion</translation>
    </message>
    <message>
        <source>Allt på nedre halvan</source>
        <translation>All in the lower half</translation>
    </message>
    <message>
        <source>Rösten</source>
        <translation>Voice</translation>
    </message>
    <message>
        <source>Svagare</source>
        <translation>Quieter</translation>
    </message>
    <message>
        <source>Starkare</source>
        <translation>Louder</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DatePart</name>
    <message>
        <source>Välj dag, månad och år</source>
        <translation>Choose a day, month and year</translation>
    </message>
    <message>
        <source>Ta bort datumet</source>
        <translation>Remove the date</translation>
    </message>
    <message>
        <source>Dagen före</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>Dagen efter</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>Månaden före</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>Månaden efter</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>Året före</source>
        <translation>Year before</translation>
    </message>
    <message>
        <source>Året efter</source>
        <translation>Year after</translation>
    </message>
</context>
<context>
    <name>EventsPage</name>
    <message>
        <source>Öppna ett pass</source>
        <translation>Open a session</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Planerat</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Har varit</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Senaste rapporten</source>
        <translation>The last report</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Ditt svar kunde inte sparas</source>
        <translation>Your answer could not be saved</translation>
    </message>
    <message>
        <source>Det är kiosken som inte fungerar, inte du. Du kan försöka igen. Om du avslutar finns inget av svaret kvar.</source>
        <translation>It is the kiosk that does not work, not you. You can try again. If you leave, nothing of your answer remains.</translation>
    </message>
    <message>
        <source>Försök igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>ForgottenCode</name>
    <message>
        <source>Kioskens begäranskod</source>
        <translation>The kiosk&apos;s request code</translation>
    </message>
    <message>
        <source>Säg koden till centralen. De gör en fil för den här kiosken, som gäller en gång. Lägg den överst på ett USB-minne, sätt in det här och tryck på Leta.</source>
        <translation>Tell the centre this code. They make a file for this kiosk, good once. Put it on a USB stick, not inside a folder, insert the stick here and tap Look.</translation>
    </message>
    <message>
        <source>Det går också i terminalen: lyssna pin reset coordinator</source>
        <translation>Or in the terminal: lyssna pin reset coordinator</translation>
    </message>
    <message>
        <source>Letar …</source>
        <translation>Looking …</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Leta</source>
        <translation>Look</translation>
    </message>
</context>
<context>
    <name>GuardPage</name>
    <message>
        <source>Det ser ut som ett personnummer</source>
        <translation>That looks like a personal identity number</translation>
    </message>
    <message>
        <source>Det ser ut som ett telefonnummer</source>
        <translation>That looks like a telephone number</translation>
    </message>
    <message>
        <source>Det ser ut som en e-postadress</source>
        <translation>That looks like an e-mail address</translation>
    </message>
    <message>
        <source>Det ser ut som ett registreringsnummer</source>
        <translation>That looks like a car&apos;s number plate</translation>
    </message>
    <message>
        <source>Det ser ut som en gatuadress</source>
        <translation>That looks like a street address</translation>
    </message>
    <message>
        <source>Det ser ut som ett namn</source>
        <translation>That looks like a name</translation>
    </message>
    <message>
        <source>Det ser ut som en uppgift om någons brott</source>
        <translation>That looks like a detail about someone&apos;s crime</translation>
    </message>
    <message>
        <source>Det ser ut som en webbadress</source>
        <translation>That looks like a web address</translation>
    </message>
    <message>
        <source>Svaren är allmänna handlingar, och ingen ska kunna pekas ut. Vi kan ta bort det, eller så ändrar du själv. Är det inget namn kan du behålla det.</source>
        <translation>The answers are public records, and nobody should be singled out. We can take it out, or you can change it yourself. If it is not a name, you can keep it.</translation>
    </message>
    <message>
        <source>Kiosken tar inte emot tips. Ring 114 14 eller prata med polisen här. Vi kan ta bort det, eller så ändrar du själv.</source>
        <translation>The kiosk does not take tip-offs. Call 114 14 or talk to the police here. We can take it out, or you can change it yourself.</translation>
    </message>
    <message>
        <source>Ditt svar ska vara anonymt, och svaren är allmänna handlingar. Vi kan ta bort det, eller så ändrar du själv.</source>
        <translation>Your answer is meant to be anonymous, and the answers are public records. We can take it out, or you can change it yourself.</translation>
    </message>
    <message>
        <source>Din text</source>
        <translation>Your text</translation>
    </message>
    <message>
        <source>Det är inget namn</source>
        <translation>It is not a name</translation>
    </message>
    <message>
        <source>Behåll texten</source>
        <translation>Keep the text</translation>
    </message>
    <message>
        <source>Ta bort hela texten</source>
        <translation>Take out the whole text</translation>
    </message>
    <message>
        <source>Ta bort det</source>
        <translation>Take it out</translation>
    </message>
    <message>
        <source>Ändra själv</source>
        <translation>Change it myself</translation>
    </message>
</context>
<context>
    <name>HandoutsPage</name>
    <message>
        <source>Handlappar</source>
        <translation>Handouts</translation>
    </message>
    <message>
        <source>Lika för alla: en QR-kod till löftessidan, nästa dialoger och nummer att ringa. Inget om vad någon svarat.</source>
        <translation>The same for all: a QR code to the promise page, the next dialogues and numbers to call. Nothing of what anybody answered.</translation>
    </message>
    <message>
        <source>Språk</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Papper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>A6</source>
        <translation>A6</translation>
    </message>
    <message>
        <source>A4 med fyra lappar</source>
        <translation>A4 with four handouts</translation>
    </message>
    <message>
        <source>Affisch A5</source>
        <translation>A5 poster</translation>
    </message>
    <message>
        <source>Antal ark</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>Stannade efter %1 av %2 ark.</source>
        <translation>Stopped after %1 of %2 sheets.</translation>
    </message>
    <message>
        <source>%1 av %2 ark har kommit ut. Om %3 till vet ingen: titta på papperet och svara under Skrivare.</source>
        <translation>%1 of %2 sheets have come out. Of %3 more nobody knows: look at the paper, and answer under Printer.</translation>
    </message>
    <message>
        <source>%1 av %2 ark har kommit ut …</source>
        <translation>%1 of %2 sheets have come out …</translation>
    </message>
    <message>
        <source>Klart: %1 ark.</source>
        <translation>Done: %1 sheets.</translation>
    </message>
    <message>
        <source>Utskrivet: %1 %</source>
        <translation>Printed: %1 %</translation>
    </message>
    <message>
        <source>Skriv ut</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Spara som PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Fortsätt</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Avbryt utskriften</source>
        <translation>Stop printing</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Fortsätt</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Sidan stängs om %1 sekunder</source>
        <translation>This page closes in %1 seconds</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>under 5</source>
        <translation>under 5</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Är du kvar?</source>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>Om %1 sekunder töms skärmen. Inget av det du svarat sparas.</source>
        <translation>In %1 seconds the screen is cleared. Nothing of what you answered is saved.</translation>
    </message>
    <message>
        <source>Jag är kvar</source>
        <translation>I am here</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>1 ark</source>
        <translation>1 sheet</translation>
    </message>
    <message>
        <source>%1 ark</source>
        <translation>%1 sheets</translation>
    </message>
    <message>
        <source>kvitto</source>
        <translation>receipt</translation>
    </message>
    <message>
        <source>Kom ut</source>
        <translation>Came out</translation>
    </message>
    <message>
        <source>Kom inte</source>
        <translation>Did not</translation>
    </message>
    <message>
        <source>Ta tillbaka</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Välj språk</source>
        <translation>Choose language</translation>
    </message>
</context>
<context>
    <name>LiveCharts</name>
    <message>
        <source>Frågan före</source>
        <translation>Question before</translation>
    </message>
    <message>
        <source>Nästa fråga</source>
        <translation>Next question</translation>
    </message>
    <message>
        <source>Här visas svaren när minst fem har valt samma.</source>
        <translation>Answers are shown here once at least five have chosen the same.</translation>
    </message>
    <message>
        <source>%1 svar, %2. Räknas om efter vart femte svar. Inte representativt för alla invånare. Färre än fem visas inte.</source>
        <translation>%1 answers, %2. Counted anew after every fifth. Not representative of all residents. Fewer than five are not shown.</translation>
    </message>
    <message>
        <source>Svar per timme</source>
        <translation>Answers per hour</translation>
    </message>
    <message>
        <source>Språk</source>
        <translation>Languages</translation>
    </message>
</context>
<context>
    <name>MapPart</name>
    <message>
        <source>Visa det åt vänster</source>
        <translation>Show what is to the left</translation>
    </message>
    <message>
        <source>Visa det åt höger</source>
        <translation>Show what is to the right</translation>
    </message>
    <message>
        <source>Visa det ovanför</source>
        <translation>Show what is above</translation>
    </message>
    <message>
        <source>Visa det nedanför</source>
        <translation>Show what is below</translation>
    </message>
</context>
<context>
    <name>NumberPart</name>
    <message>
        <source>Skriv ett tal</source>
        <translation>Write a number</translation>
    </message>
    <message>
        <source>Mellan %1 och %2</source>
        <translation>Between %1 and %2</translation>
    </message>
    <message>
        <source>Sudda</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Komma</source>
        <translation>Comma</translation>
    </message>
</context>
<context>
    <name>ObjectionNote</name>
    <message>
        <source>Svara gärna på frågan, eller tryck på Vill inte svara.</source>
        <translation>Please answer the question, or tap Rather not say.</translation>
    </message>
    <message>
        <source>Svaret stämmer inte riktigt. Ändra det, eller tryck på Vill inte svara.</source>
        <translation>That answer does not quite fit. Change it, or tap Rather not say.</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Kontrollerar …</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>Klart att öppna.</source>
        <translation>Ready to open.</translation>
    </message>
    <message>
        <source>Skriv först varför passet öppnas nu.</source>
        <translation>First write why the session is opened now.</translation>
    </message>
    <message>
        <source>Inte klart än. Att göra: %1</source>
        <translation>Not ready yet. To do: %1</translation>
    </message>
    <message>
        <source>Dialogen är inte i dag. Svaren räknas ändå dit.</source>
        <translation>The dialogue is not today. The answers count for it all the same.</translation>
    </message>
    <message>
        <source>Dialogen är över. Varför öppnas passet sent?</source>
        <translation>The dialogue is over. Why is the session opened late?</translation>
    </message>
    <message>
        <source>Varför öppnas passet före dagen?</source>
        <translation>Why is the session opened before the day?</translation>
    </message>
    <message>
        <source>Ståndets namn, om ni har flera</source>
        <translation>The stand&apos;s name, if you have several</translation>
    </message>
    <message>
        <source>Egen anteckning, aldrig om besökare</source>
        <translation>A note of your own, never about visitors</translation>
    </message>
    <message>
        <source>Öppna passet</source>
        <translation>Open the session</translation>
    </message>
    <message>
        <source>Kontrollera igen</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Nästa</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Använd hela skärmen</source>
        <translation>Use the whole screen</translation>
    </message>
    <message>
        <source>Flytta ner allt till nedre halvan</source>
        <translation>Move all to the lower half</translation>
    </message>
    <message>
        <source>Visa det ovanför</source>
        <translation>Show what is above</translation>
    </message>
    <message>
        <source>Visa mer</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Avsluta</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Svar åt någon annan</source>
        <translation>Answer for someone else</translation>
    </message>
    <message>
        <source>Svar från papper</source>
        <translation>Answer from paper</translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation>Rather not say</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Samordnarens PIN</source>
        <translation>Coordinator PIN</translation>
    </message>
    <message>
        <source>Personalens PIN</source>
        <translation>Staff PIN</translation>
    </message>
    <message>
        <source>Ny PIN för personalen</source>
        <translation>New PIN for the staff</translation>
    </message>
    <message>
        <source>Ny PIN för samordnaren</source>
        <translation>New PIN for the coordinator</translation>
    </message>
    <message>
        <source>En gång till</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>Kontrollerar …</source>
        <translation>Checking …</translation>
    </message>
    <message>
        <source>Den är glömd</source>
        <translation>It is forgotten</translation>
    </message>
    <message>
        <source>Glömt PIN</source>
        <translation>Forgotten PIN</translation>
    </message>
    <message>
        <source>Öppna</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ta bort siffra</source>
        <translation>Delete digit</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message>
        <source>Sök</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Inget område heter så. Sudda och försök igen, eller hoppa över frågan.</source>
        <translation>No area has that name. Delete and try again, or skip the question.</translation>
    </message>
</context>
<context>
    <name>PrinterPage</name>
    <message>
        <source>Provsidan är lämnad till skrivaren. Titta på den, och läs koden med en telefon.</source>
        <translation>The test page has gone to the printer. Look at it, and read its code with a phone.</translation>
    </message>
    <message>
        <source>Skrivare</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Kom de här ut? Titta på papperet.</source>
        <translation>Did these come out? Look at the paper.</translation>
    </message>
    <message>
        <source>På väg</source>
        <translation>On their way</translation>
    </message>
    <message>
        <source>Välj skrivare</source>
        <translation>Choose a printer</translation>
    </message>
    <message>
        <source>%1: A4 med fyra lappar</source>
        <translation>%1: A4 with four handouts</translation>
    </message>
    <message>
        <source>%1: A6</source>
        <translation>%1: A6</translation>
    </message>
    <message>
        <source>%1: kvitto</source>
        <translation>%1: receipt</translation>
    </message>
    <message>
        <source>Datorn känner inte till någon skrivare.</source>
        <translation>The computer knows of no printer.</translation>
    </message>
    <message>
        <source>Kvittoskrivare i nätverket: namn eller adress</source>
        <translation>Receipt printer in the network: name or address</translation>
    </message>
    <message>
        <source>Välj kvittoskrivaren</source>
        <translation>Choose the receipt printer</translation>
    </message>
    <message>
        <source>Skriv ut en provsida</source>
        <translation>Print a test page</translation>
    </message>
    <message>
        <source>Titta igen</source>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Så långt har du kommit: %1 %</source>
        <translation>You have come this far: %1%</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Planerat</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>Pågår</source>
        <translation>Ongoing</translation>
    </message>
    <message>
        <source>Genomfört</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Delvis genomfört</source>
        <translation>Partly done</translation>
    </message>
    <message>
        <source>Försenat</source>
        <translation>Delayed</translation>
    </message>
    <message>
        <source>Ändrat</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Avbrutet</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Förlängt</source>
        <translation>Extended</translation>
    </message>
    <message>
        <source>Ni sa, vi lovade</source>
        <translation>You said, we promised</translation>
    </message>
    <message>
        <source>%1 av %2 %3</source>
        <translation>%1 of %2 %3</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>%1 av %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Nästa</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Visa karta</source>
        <translation>Show map</translation>
    </message>
    <message>
        <source>Visa lista</source>
        <translation>Show list</translation>
    </message>
    <message>
        <source>%1 av %2 valda.</source>
        <translation>%1 of %2 chosen.</translation>
    </message>
    <message>
        <source>Den här frågan finns bara på svenska. Be gärna personalen om hjälp.</source>
        <translation>This question is only in Swedish. Please ask the staff for help.</translation>
    </message>
</context>
<context>
    <name>QuestionPart</name>
    <message>
        <source>Här finns inget att välja den här gången. Gå vidare till nästa fråga.</source>
        <translation>There is nothing to choose here this time. Go on to the next question.</translation>
    </message>
</context>
<context>
    <name>RangePart</name>
    <message>
        <source>Tryck på skalan</source>
        <translation>Tap the scale</translation>
    </message>
    <message>
        <source>Mindre</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>Mer</source>
        <translation>More</translation>
    </message>
</context>
<context>
    <name>RatingPart</name>
    <message>
        <source>%1 av %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Tryck på en stjärna</source>
        <translation>Tap a star</translation>
    </message>
</context>
<context>
    <name>ReaderModel</name>
    <message>
        <source>vald</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>Det här läses inte upp.</source>
        <translation>This is not read aloud.</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Passet är stängt: %1, %2</source>
        <translation>The session is closed: %1, %2</translation>
    </message>
    <message>
        <source>Inget pass har stängts på kiosken än.</source>
        <translation>No session has been closed on this kiosk yet.</translation>
    </message>
    <message>
        <source>Besök som började</source>
        <translation>Visits started</translation>
    </message>
    <message>
        <source>skickade sitt svar</source>
        <translation>sent their answers</translation>
    </message>
    <message>
        <source>gick innan de var klara</source>
        <translation>left before the end</translation>
    </message>
    <message>
        <source>tiden tog slut</source>
        <translation>timed out</translation>
    </message>
    <message>
        <source>Svar sparade på kiosken</source>
        <translation>Answers stored on the kiosk</translation>
    </message>
    <message>
        <source>i sändningar till centralen</source>
        <translation>in batches to the centre</translation>
    </message>
    <message>
        <source>på centralen, enligt kvittona</source>
        <translation>at the centre, by its receipts</translation>
    </message>
    <message>
        <source>Lappar utskrivna</source>
        <translation>Handouts printed</translation>
    </message>
    <message>
        <source>ark som gick åt</source>
        <translation>sheets used</translation>
    </message>
    <message>
        <source>Varför skiljer det sig? Några ord, aldrig om besökare</source>
        <translation>Why do they differ? A few words, never about visitors</translation>
    </message>
    <message>
        <source>Spara förklaringen</source>
        <translation>Save the explanation</translation>
    </message>
    <message>
        <source>Rapporten är sparad som PDF och JSON: %1</source>
        <translation>The report is saved as PDF and JSON: %1</translation>
    </message>
    <message>
        <source>Klart</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Spara igen</source>
        <translation>Save again</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>Visa det ovanför</source>
        <translation>Show what is above</translation>
    </message>
    <message>
        <source>Visa mer</source>
        <translation>Show more</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Klart</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>StaffMenu</name>
    <message>
        <source>Inget pass är öppet</source>
        <translation>No session is open</translation>
    </message>
    <message>
        <source>Pausat. Ingen kan börja.</source>
        <translation>Paused. Nobody can begin.</translation>
    </message>
    <message>
        <source>Öppet sedan %1</source>
        <translation>Open since %1</translation>
    </message>
    <message>
        <source>Läget</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Handlappar</source>
        <translation>Handouts</translation>
    </message>
    <message>
        <source>Skrivare</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Kontroll</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Synka</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Väggen visas</source>
        <translation>Wall is on</translation>
    </message>
    <message>
        <source>Visa väggen</source>
        <translation>Show wall</translation>
    </message>
    <message>
        <source>Besökarna</source>
        <translation>Visitors</translation>
    </message>
    <message>
        <source>Lämna</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>StaffPanel</name>
    <message>
        <source>Stäng passet?</source>
        <translation>Close the session?</translation>
    </message>
    <message>
        <source>Besökare kan inte svara längre. Svaren ligger kvar på kiosken tills samordnaren har synkat.</source>
        <translation>Visitors can no longer answer. The answers stay on this kiosk until the coordinator has synced.</translation>
    </message>
    <message>
        <source>Stäng passet</source>
        <translation>Close the session</translation>
    </message>
    <message>
        <source>Lämna kiosken?</source>
        <translation>Leave the kiosk?</translation>
    </message>
    <message>
        <source>Passet är fortfarande öppet och fortsätter nästa gång kiosken startas. Alla svar är sparade.</source>
        <translation>The session is still open and goes on the next time the kiosk is started. All answers are saved.</translation>
    </message>
    <message>
        <source>Alla svar är sparade.</source>
        <translation>All answers are saved.</translation>
    </message>
    <message>
        <source>Lämna</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Börja svara</source>
        <translation>Start answering</translation>
    </message>
    <message>
        <source>Så här fungerar det</source>
        <translation>How it works</translation>
    </message>
    <message>
        <source>Du är anonym</source>
        <translation>You are anonymous</translation>
    </message>
    <message>
        <source>Vi frågar inte vem du är. Skriv inga namn eller nummer.</source>
        <translation>We do not ask who you are. Do not write names or numbers.</translation>
    </message>
    <message>
        <source>Du bestämmer</source>
        <translation>You decide</translation>
    </message>
    <message>
        <source>Inget sparas förrän du trycker Skicka. Du kan hoppa över alla frågor.</source>
        <translation>Nothing is saved until you press Send. You can skip every question.</translation>
    </message>
    <message>
        <source>Ingen polisanmälan</source>
        <translation>Not a police report</translation>
    </message>
    <message>
        <source>Det du svarar blir en del av en lägesbild, inte ett ärende.</source>
        <translation>Your answer becomes part of a problem picture, not a case.</translation>
    </message>
    <message>
        <source>Behöver du hjälp nu?</source>
        <translation>Do you need help now?</translation>
    </message>
    <message>
        <source>Översättningen är inte granskad ännu. Säg gärna till personalen om något är fel.</source>
        <translation>Nobody has checked this translation yet. Please tell the staff if something is wrong.</translation>
    </message>
</context>
<context>
    <name>StatusPage</name>
    <message>
        <source>svar</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>lappar</source>
        <translation>handouts</translation>
    </message>
    <message>
        <source>gick</source>
        <translation>walked away</translation>
    </message>
    <message>
        <source>tiden tog slut</source>
        <translation>timed out</translation>
    </message>
    <message>
        <source>Stäng passet</source>
        <translation>Close the session</translation>
    </message>
    <message>
        <source>Fortsätt</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Pausa</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Från papper</source>
        <translation>From paper</translation>
    </message>
    <message>
        <source>Svara åt någon</source>
        <translation>Answer for someone</translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>Utan nät: på ett USB-minne</source>
        <translation>Without a network: on a USB stick</translation>
    </message>
    <message>
        <source>Inget minne är isatt.</source>
        <translation>No stick is plugged in.</translation>
    </message>
    <message>
        <source>Skriv svaren till minnet, lämna dem på centralen och läs in kvittona här sedan.</source>
        <translation>Write the answers to the stick, hand them in at the centre, and read the receipts in here afterwards.</translation>
    </message>
    <message>
        <source>Skriv till minnet</source>
        <translation>Write to the stick</translation>
    </message>
    <message>
        <source>Läs in kvitton</source>
        <translation>Read receipts</translation>
    </message>
    <message>
        <source>Titta efter minne</source>
        <translation>Look for a stick</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Sparar …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Skicka</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Det här skickas</source>
        <translation>This will be sent</translation>
    </message>
    <message>
        <source>Inget är sparat ännu. Tryck på en rad för att ändra.</source>
        <translation>Nothing is saved yet. Tap a row to change it.</translation>
    </message>
    <message>
        <source>Inget svar</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Vill inte svara</source>
        <translation>Rather not say</translation>
    </message>
    <message>
        <source>Din text</source>
        <translation>Your text</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Synka med centralen</source>
        <translation>Sync with the centre</translation>
    </message>
    <message>
        <source>Skickar …</source>
        <translation>Sending …</translation>
    </message>
    <message>
        <source>Stoppar …</source>
        <translation>Stopping …</translation>
    </message>
    <message>
        <source>Klart. %1 svar är nu på centralen.</source>
        <translation>Done. %1 answers are now at the centre.</translation>
    </message>
    <message>
        <source>Klart. Inget nytt fanns att skicka.</source>
        <translation>Done. There was nothing new to send.</translation>
    </message>
    <message>
        <source>Det gick inte den här gången. Inget har försvunnit.</source>
        <translation>It did not work this time. Nothing is lost.</translation>
    </message>
    <message>
        <source>%1 svar är nu på centralen, men inte alla. Inget har försvunnit.</source>
        <translation>%1 answers are now at the centre, but not all. Nothing is lost.</translation>
    </message>
    <message>
        <source>Centralen har inte tagit emot allt. Inget har försvunnit.</source>
        <translation>The centre has not taken everything. Nothing is lost.</translation>
    </message>
    <message>
        <source>Stoppad. %1 svar hann fram till centralen.</source>
        <translation>Stopped. %1 answers had reached the centre.</translation>
    </message>
    <message>
        <source>Stoppad. Inget har försvunnit.</source>
        <translation>Stopped. Nothing is lost.</translation>
    </message>
    <message>
        <source>Arbetar med minnet. Låt det sitta i …</source>
        <translation>Working with the stick. Leave it in …</translation>
    </message>
    <message>
        <source>Klart.</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>%1 svar väntar på att skickas.</source>
        <translation>%1 answers wait to be sent.</translation>
    </message>
    <message>
        <source>Inget väntar på att skickas.</source>
        <translation>Nothing waits to be sent.</translation>
    </message>
    <message>
        <source>mindre än en minut kvar</source>
        <translation>less than a minute left</translation>
    </message>
    <message>
        <source>ungefär %1 min kvar</source>
        <translation>about %1 min left</translation>
    </message>
    <message>
        <source>%1 av %2 svar, %3 av %4 sändningar</source>
        <translation>%1 of %2 answers, %3 of %4 batches</translation>
    </message>
    <message>
        <source>Centralen har kvitterat, och svaren är gallrade från kiosken.</source>
        <translation>The centre has given its receipt, and the answers are deleted from this kiosk.</translation>
    </message>
    <message>
        <source>Centralen har kvitterat. Svaren gallras från kiosken när gallringsfristen är slut.</source>
        <translation>The centre has given its receipt. The answers are deleted from this kiosk when the keeping time is over.</translation>
    </message>
    <message>
        <source>Du kan avbryta när som helst. Inget svar försvinner, och inget räknas två gånger.</source>
        <translation>You can cancel at any moment. No answer is lost, and none is counted twice.</translation>
    </message>
    <message>
        <source>Sändningar som väntar på kvitto: %1</source>
        <translation>Batches that wait for a receipt: %1</translation>
    </message>
    <message>
        <source>Avbryt</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ett pass är öppet. Dess svar skickas när det är stängt.</source>
        <translation>A session is open. Its answers are sent when it is closed.</translation>
    </message>
    <message>
        <source>Försök igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Synka nu</source>
        <translation>Sync now</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Tryck här för att skriva</source>
        <translation>Tap here to write</translation>
    </message>
    <message>
        <source>%1 tecken kvar</source>
        <translation>%1 characters left</translation>
    </message>
</context>
<context>
    <name>ThanksPage</name>
    <message>
        <source>Tack! Ditt svar är sparat.</source>
        <translation>Thank you! Your answer is saved.</translation>
    </message>
    <message>
        <source>%1 har svarat i dag.</source>
        <translation>%1 have answered today.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden är lika för alla och innehåller inget om dig.</source>
        <translation>On the promise page you see what the police and the municipality promise and how it goes. The code is the same for everybody and holds nothing about you.</translation>
    </message>
    <message>
        <source>På löftessidan ser du vad polisen och kommunen lovar och hur det går. Koden öppnar sidan vid ditt område och det du valde. Det stannar i din telefon.</source>
        <translation>On the promise page you see what the police and the municipality promise and how it goes. The code opens the page at your area and at what you chose. That stays in your phone.</translation>
    </message>
    <message>
        <source>Nästa dialog: %1</source>
        <translation>Next dialogue: %1</translation>
    </message>
    <message>
        <source>QR-kod till löftessidan</source>
        <translation>QR code to the promise page</translation>
    </message>
    <message>
        <source>Skriver ut …</source>
        <translation>Printing …</translation>
    </message>
    <message>
        <source>Skickad till skrivaren</source>
        <translation>Sent to the printer</translation>
    </message>
    <message>
        <source>Skrivaren svarar inte. Försök igen</source>
        <translation>The printer does not answer. Try again</translation>
    </message>
    <message>
        <source>Skriv ut på papper</source>
        <translation>Print on paper</translation>
    </message>
    <message>
        <source>Klart</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Skärmen töms om %1 sekunder</source>
        <translation>The screen is cleared in %1 seconds</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Anpassa</source>
        <translation>Adjust</translation>
    </message>
    <message>
        <source>Sluta läsa</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Läs upp</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>Språk: %1</source>
        <translation>Language: %1</translation>
    </message>
</context>
<context>
    <name>TroubleNote</name>
    <message>
        <source>Försök igen</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>UrgentPage</name>
    <message>
        <source>Händer det nu, eller vill du anmäla något?</source>
        <translation>Is it happening now, or do you want to report something?</translation>
    </message>
    <message>
        <source>Du kan också prata med polisen eller personalen här vid bordet. Kiosken tar inte emot anmälningar, och det du skrev är inte sparat.</source>
        <translation>You can also talk to the police or the staff here at the table. The kiosk does not take reports, and what you wrote is not saved.</translation>
    </message>
    <message>
        <source>Fortsätt utan texten</source>
        <translation>Go on without the text</translation>
    </message>
    <message>
        <source>Ändra texten</source>
        <translation>Change the text</translation>
    </message>
</context>
</TS>
