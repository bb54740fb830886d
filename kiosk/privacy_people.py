"""The words by which a text points a person out: common names, relations and roles.

Names are among the commonest in Sweden (SCB, name statistics), with those of its largest
languages beside Swedish and a few English ones; a list can only give a hint.
"""


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


FIRST_NAMES = words(
    """
    abdi abdirahman abel adam agnes agneta ahmad ahmed aisha albin alexander alexandra ali alice
    alicia allan alma alva amal amanda amina amir anders andreas andriy anette anita anja ann anna
    anna-karin anna-lena anneli annika anton arne arvid assar astrid axel ayse barbro bengt berit
    bertil bilal birgitta bo bob bosse britt britta camilla carina carl carl-johan cecilia charlotte
    christer christian christina conny cornelia dan daniel daniela david dennis dilan ebba eero
    elias elin elisabeth ella elsa elton elvira emelie emil emilia emma emmanuel emre erik erika eva
    eva-lena fadi fanny farah fartun fatima fatma felix feven filip filmon fredrik freja frida
    gabriel george gerd goran greta gun gun-britt gunilla gunnar gustav göran habib hamid hampus
    hamza hanna hannah hans harry hassan helen helena helene henrik hodan huda hugo hussein ibrahim
    ida inga ingegerd ingemar inger ingrid iryna isabella isabelle isak ismail jack jakob james jan
    jan-erik jane janne jari jennifer jenny jens jessica jimmy joakim johan johanna john johnny
    jonas jonathan josef josefin juha julia jussi kaj kalle karim karin karl karwan katarina kenneth
    kent kerstin kevin khadija khaled kim kjell klara kristina kurt lars lars-erik lasse layla leif
    leila lena lennart leo liam lilly lina linda linn linnea linus lisa lotta louise lovis lovisa
    lucas ludvig luwam magdalena magnus mahmoud maj maja malin marcus margareta maria mariam marie
    marina marja markus martin mary maryam mathias matilda mats matti max maya medel mehdi mehmet
    meja melissa michael mikael mikko moa mohamed mohammad mohammed mona monica muhammad muna
    mustafa märta nadia natalia nathalie nils nina nisse noah noel nour nova oksana oleksandr olena
    olga olivia olle olof olov omar oscar oskar ove patrik paul pekka pelle per per-erik peter petra
    pia pierre pontus rahel ramona rasmus rebecka reza rickard robert robin roger rojin roland rolf
    ronny rosa roy rune rut ruth saga sahra said saleh sam samir samira samuel sandra sanna sara
    sarah sebastian selam semira shilan simon siv sixten smith sofia sofie solveig stefan stella
    sten stig stina sture sune susanne svea sven svetlana tage tanja tesfay test theo therese thomas
    tilda tilde tim timo tina tobias tom tommy torbjörn tore tove ture tuva tyra ulf ulla ulrika uno
    urban valter vera victor vidar viktor viktoria ville vilma vincent wilhelm william wilma yasmin
    yonas yosef youssef yusuf yvonne zahra zainab zeynep zoran åke åsa östen
    """
)
SURNAMES = words(
    """
    abdi abdullah abdullahi ahmad ahmed ali andersson axelsson bengtsson berg berggren berglund
    bergman bergqvist bergström björk björklund blom blomqvist bäckström carlsson claesson dahl
    dahlberg danielsson doe ek eklund ekström eliasson engström eriksson falk forsberg fransson
    fredriksson garcia gebremedhin gunnarsson gustafsson gustavsson haddad hagberg hansson hasan
    hassan hedlund hellström henriksson hermansson holm holmberg holmgren holmqvist holmström hult
    hussein håkansson ibrahim isaksson ismail jakobsson jansson johansson johnson jones jonsson
    jönsson karlsson khalil khan korhonen kula larsson lehtonen lind lindberg lindgren lindholm
    lindqvist lindström lund lundberg lundgren lundin lundqvist lundström löfgren magnusson
    martinsson mattsson meikäläinen mohamed mohammadi mohammed mohamud månsson mårtensson mäkinen
    nguyen nielsen nilsson norberg nordin nordström nyberg nyman nyström olofsson olsson omar osman
    ottosson persson petersson pettersson pålsson rahimi rosén salonen samuelsson sandberg sandström
    sjöberg sjögren sjöström smith ström strömberg sundberg sundström svensson söderberg söderström
    tesfaye testsson viklund virtanen wallin westerlund wikström williams yilmaz åberg åkesson
    åström öberg
    """
)
# Names that are words too; in small letters they are taken for words.
WORDS_TOO = words(
    """
    alma ann axel berg björk bo dahl dan ek ella falk gun hans holm jack jan kaj karl kim kula leo
    lind linn liv lund maj max medel moa mona noah noel nova per roger rosa roy rut saga said sam
    siv smith sten stig ström test tim tom tore tove ture tuva ulf uno urban vera vidar ville
    vincent
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
    "|handläggaren|föreståndaren|\\w{3,20}(?:skötaren|chefen|läraren|ledaren|föraren|sköterskan)"
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
