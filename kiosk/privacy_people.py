"""The words by which a text points a person out: common names, relations and roles.

Names are among the commonest in Sweden (SCB, name statistics), with those of its largest
languages beside Swedish and a few English ones; a list can only give a hint.
"""


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


FIRST_NAMES = words(
    """
    abdirahman abel agnes ahmad alva amal andriy arne assar ayse bilal conny cornelia dilan elton
    elvira emelie emre fanny fartun fatma feven filmon freja greta hamza harry hodan huda ingegerd
    ingemar iryna isabella karwan kevin kjell liam lilly linn lovis luwam mariam maryam matilda
    meja mehdi moa muna märta natalia nathalie noel nova oksana olena oleksandr olivia rojin rune
    rut sahra samira semira shilan sixten stella sune tage tesfay theo tilde ture tyra uno valter
    vidar wilma yonas zeynep
    adam agneta ahmed aisha albin alexander alexandra ali alice alicia allan alma amanda amina amir
    anders andreas anette anita anja ann anna anna-karin anna-lena anneli annika anton arvid astrid
    axel barbro bengt berit bertil birgitta bo bob bosse britt britta camilla carina carl carl-johan
    cecilia charlotte christer christian christina dan daniel daniela david dennis ebba eero elias
    elin elisabeth ella elsa emil emilia emma emmanuel erik erika eva eva-lena fadi farah fatima
    felix filip fredrik frida gabriel george gerd goran gun gun-britt gunilla gunnar gustav göran
    habib hamid hampus hanna hannah hans hassan helen helena helene henrik hugo hussein ibrahim ida
    inga inger ingrid isabelle isak ismail jack jakob james jan jan-erik jane janne jari jennifer
    jenny jens jessica jimmy joakim johan johanna john johnny jonas jonathan josef josefin juha
    julia jussi kaj kalle karim karin karl katarina kenneth kent kerstin khadija khaled kim klara
    kristina kurt lars lars-erik lasse layla leila leif lena lennart leo lina linda linnea linus
    lisa lotta louise lovisa lucas ludvig magdalena magnus mahmoud maj maja malin marcus margareta
    maria marie marina marja markus martin mary mathias mats matti max maya mehmet melissa michael
    mikael mikko mohamed mohammad mohammed mona monica muhammad mustafa nadia nils nina nisse noah
    nour olga olle olof olov omar oscar oskar ove patrik paul pekka pelle per per-erik peter petra
    pia pierre pontus rahel ramona rasmus rebecka reza rickard robert robin roger roland rolf
    ronny rosa roy rut ruth saga said saleh sam samir samuel sandra sanna sara sarah sebastian selam
    simon siv smith sofia sofie solveig stefan sten stig stina sture susanne svea sven svetlana
    tanja therese thomas tilda tim timo tina tobias tom tommy torbjörn tore tove ture tuva ulf ulla
    uno ulrika urban vera victor viktor viktoria vilma ville vincent wilhelm william yasmin yosef
    youssef yusuf yvonne zahra zainab zoran åke åsa östen test medel
    """
)
SURNAMES = words(
    """
    abdi abdullah abdullahi ahmad ahmed ali andersson axelsson bengtsson berg berggren berglund
    bergman bergqvist bergström björk björklund blom blomqvist bäckström carlsson claesson dahl
    dahlberg danielsson doe ek ekström eklund eliasson engström eriksson falk forsberg fransson
    fredriksson gebremedhin gunnarsson gustafsson gustavsson hagberg hansson haddad hasan hassan
    hedlund hellström henriksson hermansson holm holmberg holmgren holmqvist holmström hult hussein
    håkansson ibrahim isaksson ismail jakobsson jansson johansson johnson jones jonsson jönsson
    karlsson khalil khan korhonen kula larsson lehtonen lind lindberg lindgren lindholm lindqvist
    lindström lundberg lundgren lundin lundqvist lundström lund löfgren magnusson martinsson
    mattsson meikäläinen mohamed mohammadi mohammed mohamud månsson mårtensson mäkinen nguyen
    nielsen nilsson norberg nordin nordström nyberg nyman nyström olsson omar osman ottosson
    olofsson persson pettersson petersson pålsson rahimi rosén salonen samuelsson sandberg sandström
    sjöberg sjögren sjöström smith ström strömberg sundberg sundström svensson söderberg söderström
    testsson tesfaye virtanen viklund wallin westerlund wikström williams yilmaz åberg åkesson
    åström öberg
    """
)
# Names that are words too; in small letters they are taken for words.
WORDS_TOO = words(
    """
    alma ann axel berg björk bo dahl dan ek ella falk gun hans holm jack jan kaj karl kim kula leo
    linn liv lind lund love maj max may medel mona moa noah nova per roger rosa roy saga said sam siv smith
    sten     stig ström test tim tom tore tove tuva ulf urban vera ville vincent
    """
)
_RELATION = (
    "granne|grannar|chef|boss|arbetsgivare|kollega|arbetskamrat|klasskamrat|kompis|vän|väninna"
    "|man|make|fru|maka|hustru|sambo|särbo|partner|fästman|fästmö|exman|exfru|exsambo|expojkvän|ex"
    "|pojkvän|flickvän|kille|tjej|pappa|mamma|far|mor|farsa|morsa|styvpappa|styvfar|bonuspappa"
    "|bror|brorsa|syster|syrra|son|dotter|kusin|farbror|morbror|svåger|svärson|svärfar|farfar"
    "|morfar|hyresvärd|lärare|tränare|rektor|handläggare|läkare|kontaktperson|fastighetsskötare"
)
_THE_ONE = (
    "grannen|grannarna|grannfrun|chefen|bossen|läraren|rektorn|tränaren|hyresvärden|hyresgästen"
    "|ägaren|polismannen|socialsekreteraren|vakten|ordningsvakten|väktaren|dörrvakten|fritidsledaren"
    "|handläggaren|föreståndaren"
    "|vaktmästaren|chauffören|busschauffören|taxichauffören|kassörskan|kiosk?ägaren|pizzabagaren"
    "|kollegan|kompisen|mannen|kvinnan|killen|tjejen|grabben|snubben|gubben|tanten|pojken|flickan"
    "|personen|brorsan|farsan|morsan|styvpappan|pappan|mamman|sonen|dottern|familjen|paret"
)
_RELATION_EN = (
    "neighbou?rs?|boss|manager|husband|wife|partner|boyfriend|girlfriend|ex|landlord|teacher|coach"
    "|colleague|co-?worker|friend|father|mother|dad|mum|mom|stepfather|stepdad|brother|sister|son"
    "|daughter|uncle|cousin|roommate|flatmate|doctor"
)
_THE_ONE_EN = (
    "neighbou?r|guy|man|woman|dude|bloke|lady|boy|girl|owner|bouncer|guard|landlord|manager|boss"
    "|tenant|janitor|caretaker|teacher|coach|driver|shopkeeper|family"
)
_WHOSE = "(?:min|mitt|mina|vår|våran|din|hans|hennes|deras)"
_WHOSE_EN = "(?:my|our|your|his|her|their)"
# A person who is known to the writer or shown by a place; "man" alone is nobody.
RELATED = (
    rf"(?:{_WHOSE}\s(?:\w+\s)?(?:{_RELATION})|\w{{3,30}}s\s(?:chef|ägare|son|bror|pappa)|{_THE_ONE}"
    rf"|{_WHOSE_EN}\s(?:[\w-]+\s)?(?:{_RELATION_EN})|the\s(?:\w+\s)?(?:{_THE_ONE_EN}))"
)
